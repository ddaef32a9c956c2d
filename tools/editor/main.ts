import path from 'node:path';
import { type Editor, openEditor, OWNER } from './openEditor';

/** Workflows, credentials and executions stay here from one start to the next. */
const USER_FOLDER = path.join(__dirname, '../../.cache/n8n-data');
/** n8n's usual one. */
const PORT = 5678;
/** Exit code of a program that was interrupted. Whatever it has started ends with it. */
const INTERRUPTED = 130;

async function main(): Promise<void> {
	let stop = (): void => process.exit(INTERRUPTED);
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop());

	const editor = await openEditor({
		userFolder: USER_FOLDER,
		port: PORT,
		log: (line) => console.log(line),
	});
	console.log(greet(editor));
	stop = () => {
		// Who presses Ctrl-C twice does not want to wait.
		stop = () => process.exit(INTERRUPTED);
		console.log('\nStopping ...');
		void editor.close().finally(() => process.exit(0));
	};
}

function greet({ url, sandbox, examples }: Editor): string {
	const names = [...examples.values()].map(({ name }) => `    ${name}`).join('\n');
	return `
n8n is ready, on this machine only.

  Open       ${url}
  E-mail     ${OWNER.email}
  Password   ${OWNER.password}

Then
  1. open a workflow:
${names}
  2. press 'Execute workflow' at the bottom of the canvas
  3. double-click a Recotap node: its form is in the middle, one answer for each item on the right

Your own: 'Create workflow', press N, type 'recotap'. The credential 'Recotap sandbox' is there already.
It leads to a stand-in for Recotap that keeps everything in memory: ${sandbox.origin}/__sandbox/state
The node Octolane has one, too: 'Octolane sandbox'.

Ctrl-C stops everything. Your workflows are kept in .cache/n8n-data; delete that folder to begin again.`;
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : String(error));
	process.exit(1);
});
