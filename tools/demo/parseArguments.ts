import { parseArgs } from 'node:util';
import type { DemoName } from './services';
import { UserError } from './userError';

export const HELP = `Pushes companies to Recotap with the node, on n8n's own engine.

  npm start                      the sample file, into a sandbox on this machine
  npm start -- my.csv            your file, into the sandbox
  npm start -- my.csv --live     your file, into your Recotap workspace
  npm start -- --octolane        the same with the Octolane node

Options
  --octolane  use the Octolane node instead of the Recotap node
  --live      push to the real API; needs the environment variable RECOTAP_API_KEY
              (and RECOTAP_BASE_URL if Recotap gave you a different address), or
              OCTOLANE_API_KEY and OCTOLANE_BASE_URL
  --yes       do not ask before pushing to the real API
  --help      show this text

The file is a CSV with headings. It needs a column with web addresses and one with
company names. If it has a column with IDs, they are mapped as external IDs.
The result of every row is written to the folder 'out'.
`;

/** What the user asked for on the command line. */
export type Arguments =
	| { readonly kind: 'help' }
	| {
			readonly kind: 'run';
			/** Which node to demonstrate. */
			readonly demo: DemoName;
			/** The user's CSV file; `undefined` for the sample. */
			readonly file: string | undefined;
			/** Whether to push to the real API instead of the sandbox. */
			readonly live: boolean;
			/** Whether to push without asking. */
			readonly yes: boolean;
	  };

/**
 * Reads the command line.
 *
 * @param args what follows the name of the script
 * @throws UserError for what is not understood
 */
export function parseArguments(args: readonly string[]): Arguments {
	const { tokens } = parseArgs({ args: [...args], strict: false, tokens: true });
	const files: string[] = [];
	const flags = new Set<string>();
	for (const token of tokens) {
		if (token.kind === 'positional') files.push(token.value);
		else if (token.kind === 'option') flags.add(readFlag(token.rawName, token.value));
	}
	if (flags.has('help')) return { kind: 'help' };
	if (files.length > 1) {
		throw new UserError(`Give one file at a time, not ${files.length}: ${files.join(', ')}.`);
	}
	return {
		kind: 'run',
		demo: flags.has('octolane') ? 'octolane' : 'recotap',
		file: files[0],
		live: flags.has('live'),
		yes: flags.has('yes'),
	};
}

/** The meaning of each flag, under its long and its short spelling. */
const FLAGS = new Map([
	['--live', 'live'],
	['--octolane', 'octolane'],
	['--yes', 'yes'],
	['-y', 'yes'],
	['--help', 'help'],
	['-h', 'help'],
]);

function readFlag(rawName: string, value: string | undefined): string {
	const flag = FLAGS.get(rawName);
	if (flag === undefined) {
		throw new UserError(`There is no option ${rawName}; '--help' lists the options.`);
	}
	if (value !== undefined) throw new UserError(`The option ${rawName} takes no value.`);
	return flag;
}
