import path from 'node:path';
import open from 'open';
import { openEditor } from './openEditor';
import { runEditor } from './runEditor';

/** Workflows, credentials and executions are kept here between starts. */
const CACHE = path.join(__dirname, '../../.cache');
/** Exit code of an interrupted program. Everything that it started ends with it. */
const INTERRUPTED = 130;

/** Opens an address in the user's browser, if there is one; otherwise the user can read it on the screen. */
function openInBrowser(url: string): void {
	open(url).then(
		(browser) => browser.once('error', () => undefined),
		() => undefined,
	);
}

async function main(): Promise<void> {
	let stop = (): void => process.exit(INTERRUPTED);
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop());

	const log = (line: string): void => console.log(line);
	const surroundings = { cache: CACHE, log, openEditor, openInBrowser };
	const editor = await runEditor(process.argv.slice(2), surroundings);
	if (editor === undefined) return;
	stop = () => {
		// A second Ctrl-C exits at once.
		stop = () => process.exit(INTERRUPTED);
		console.log('\nStopping ...');
		void editor.close().finally(() => process.exit(0));
	};
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : String(error));
	process.exit(1);
});
