import { HELP, parseArguments } from './parseArguments';
import { runDemo } from './runDemo';
import { UserError } from './userError';

/** Runs the demonstration and gives the exit code. */
async function main(args: readonly string[]): Promise<0 | 1> {
	try {
		const parsed = parseArguments(args);
		if (parsed.kind === 'help') process.stdout.write(HELP);
		else await runDemo(parsed);
		return 0;
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		process.stderr.write(
			`${error instanceof UserError ? '' : 'This should not happen: '}${message}\n`,
		);
		return 1;
	}
}

// A reader who leaves early, as in `npm start | head`, must not stop a push half-way.
process.stdout.on('error', () => undefined);
// n8n-core keeps timers running that would hold the process open.
void main(process.argv.slice(2)).then((code) => process.exit(code));
