import { parseArguments } from './parseArguments';
import { runDemo } from './runDemo';
import { UserError } from './userError';

// A reader who leaves early, as in `npm start | head`, must not stop a push half-way.
process.stdout.on('error', () => undefined);

runDemo(parseArguments(process.argv.slice(2))).then(
	// n8n-core keeps timers running that would hold the process open.
	() => process.exit(0),
	(error: unknown) => {
		const message = error instanceof Error ? error.message : String(error);
		const prefix = error instanceof UserError ? '' : 'This should not happen: ';
		process.stderr.write(`${prefix}${message}\n`);
		process.exit(1);
	},
);
