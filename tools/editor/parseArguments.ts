import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { UserError } from '../demo/userError';
import type { Log } from '../server/runCommand';

/** n8n's default port. */
export const USUAL_PORT = 5678;
const HIGHEST_PORT = 65_535;

/** What the user asked for on the command line; without a port any will do. The help tells what each means. */
export interface Arguments {
	readonly port?: number;
	readonly open?: true;
	readonly watch?: true;
}

/**
 * Parses the command line.
 *
 * @param args what follows the name of the script
 * @param log told the help
 * @returns `undefined` when the user wanted nothing but help
 * @throws UserError for what is not understood
 */
export function parseArguments(args: readonly string[], log: Log): Arguments | undefined {
	const command = new Command('npm run n8n --')
		.description("Opens n8n's editor with the nodes, a sandbox and example workflows in it.")
		.option('--port <number>', 'port of the editor; each port has its own workflows', toPort)
		.option('--open', 'open the editor in your browser')
		.option(
			'--watch',
			"build the nodes again at every change, and reload them in n8n and in the open editor; 'npm run dev' is the same",
		)
		.helpOption('-h, --help', 'show this text')
		.addHelpText(
			'after',
			`
Examples:
  npm run n8n                    on port ${USUAL_PORT}
  npm run n8n -- --open          the same, opened in your browser
  npm run n8n -- --port 5680     a second one, with its own data
  npm run dev                    for work on the nodes

The first start downloads n8n into the folder '.cache', about 3 GB. Workflows and
credentials stay in '.cache/n8n-data' (with --port 5680: '.cache/n8n-data-5680').`,
		)
		.configureOutput({ writeOut: (text) => log(text.trimEnd()), outputError: () => undefined })
		.exitOverride();
	try {
		return command.parse(args, { from: 'user' }).opts<Arguments>();
	} catch (error) {
		if (!(error instanceof CommanderError)) throw error;
		if (error.exitCode === 0) return undefined;
		const reason = error.message.replace(/^error: /, '');
		throw new UserError(`${reason}\n'npm run n8n -- --help' lists all options.`);
	}
}

function toPort(text: string): number {
	const port = /^\d+$/.test(text) ? Number(text) : 0;
	if (port >= 1 && port <= HIGHEST_PORT) return port;
	throw new InvalidArgumentError(`It must be a number from 1 to ${HIGHEST_PORT}.`);
}
