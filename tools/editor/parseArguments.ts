import { parseArgs } from 'node:util';
import { UserError } from '../demo/userError';

/** n8n's default port. */
export const USUAL_PORT = 5678;
const HIGHEST_PORT = 65_535;

export const HELP = `Opens n8n's editor with the nodes, a sandbox and example workflows in it.

  npm run n8n                    on port ${USUAL_PORT}
  npm run n8n -- --open          the same, opened in your browser
  npm run n8n -- --port 5680     a second one, with its own data

Options
  --port <number>  port of the editor; each port has its own workflows
  --open           open the editor in your browser
  --help           show this text

The first start downloads n8n into the folder '.cache', about 3 GB. Workflows and
credentials stay in '.cache/n8n-data' (with --port 5680: '.cache/n8n-data-5680').
`;

/** The options of the command line. */
export type Arguments =
	| { readonly kind: 'help' }
	| {
			readonly kind: 'run';
			/** Port of the editor; `undefined` for the default. */
			readonly port: number | undefined;
			/** Whether to open a browser. */
			readonly open: boolean;
	  };

/**
 * Parses the command line.
 *
 * @param args arguments after the name of the script
 * @throws UserError for unknown arguments
 */
export function parseArguments(args: readonly string[]): Arguments {
	const { values } = parse(args);
	if (values.help === true) return { kind: 'help' };
	const port = values.port === undefined ? undefined : readPort(values.port);
	return { kind: 'run', port, open: values.open === true };
}

function parse(args: readonly string[]) {
	try {
		return parseArgs({
			args: [...args],
			options: {
				port: { type: 'string' },
				open: { type: 'boolean' },
				help: { type: 'boolean', short: 'h' },
			},
		});
	} catch (error) {
		const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('. ');
		throw new UserError(`${reason}. 'npm run n8n -- --help' lists all options.`);
	}
}

function readPort(text: string): number {
	const port = /^\d+$/.test(text) ? Number(text) : 0;
	if (port >= 1 && port <= HIGHEST_PORT) return port;
	throw new UserError(`--port must be a number from 1 to ${HIGHEST_PORT}, got '${text}'.`);
}
