import { Command } from 'commander';

/** What the user asked for on the command line; without a file the sample. The help tells what each means. */
export type Arguments = { readonly file?: string } & {
	readonly [Flag in 'octolane' | 'live' | 'yes']?: true;
};

/** Parses the command line. Help and mistakes are told at once, and end the program. */
export function parseArguments(args: readonly string[]): Arguments {
	const command = new Command('npm start --')
		.description("Pushes companies to Recotap with the node, on n8n's own engine.")
		.argument('[file]', 'your CSV file; without it the sample file is pushed')
		.option('--octolane', 'use the Octolane node instead of the Recotap node')
		.option(
			'--live',
			'push to the real API instead of a sandbox on this machine; needs the environment variable RECOTAP_API_KEY (and RECOTAP_BASE_URL if Recotap gave you a different address), or OCTOLANE_API_KEY and OCTOLANE_BASE_URL',
		)
		.option('-y, --yes', 'do not ask before pushing to the real API')
		.helpOption('-h, --help', 'show this text')
		.showHelpAfterError("'npm start -- --help' lists the options.")
		.addHelpText(
			'after',
			`
Examples:
  npm start                      the sample file, into a sandbox on this machine
  npm start -- my.csv            your file, into the sandbox
  npm start -- my.csv --live     your file, into your Recotap workspace
  npm start -- --octolane        the same with the Octolane node

The file is a CSV with headings. It needs a column with web addresses and one with
company names. If it has a column with IDs, they are mapped as external IDs.
The result of every row is written to the folder 'out'.`,
		)
		.parse(args, { from: 'user' });
	const [file] = command.args;
	return { ...command.opts<Arguments>(), ...(file !== undefined && { file }) };
}
