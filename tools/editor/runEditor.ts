import path from 'node:path';
import { UserError } from '../demo/userError';
import { freePort } from '../server/freePort';
import type { Log } from '../server/runCommand';
import { claimFolder, type Present } from './claim';
import { type Editor, type EditorOptions, OWNER } from './openEditor';
import { parseArguments, USUAL_PORT } from './parseArguments';

/** The parts of an editor that are reported to its user. */
type Opened = Pick<Editor, 'url' | 'examples' | 'close'> & {
	readonly sandbox: Pick<Editor['sandbox'], 'origin'>;
};

/** The dependencies of a start. */
export interface Surroundings {
	/** Folder that contains the data folders. */
	readonly cache: string;
	readonly log: Log;
	readonly openEditor: (options: EditorOptions) => Promise<Opened>;
	readonly openInBrowser: (url: string) => void;
}

/**
 * Starts an editor according to the command line, unless one is already running with the same data.
 *
 * @returns the editor, which releases its data when it ends; `undefined` if there is nothing to wait for
 * @throws UserError for problems that the user can fix
 */
export async function runEditor(
	args: readonly string[],
	{ cache, log, openEditor, openInBrowser }: Surroundings,
): Promise<Pick<Editor, 'close'> | undefined> {
	const asked = parseArguments(args, log);
	if (asked === undefined) return undefined;
	const { port, open, watch = false } = asked;
	const userFolder = path.join(cache, folderName(port));
	const claimed = await claimFolder(userFolder);
	if ('present' in claimed) {
		const { present } = claimed;
		log(describePresent(present, port));
		if (open === true && present.url !== undefined) openInBrowser(present.url);
		return undefined;
	}
	const { claim } = claimed;
	try {
		await checkPort(port);
		const editor = await openEditor({ userFolder, port: port ?? USUAL_PORT, watch, log });
		claim.announce(editor.url);
		log(greet(editor, userFolder));
		if (watch) log(WATCHING);
		if (open === true) openInBrowser(editor.url);
		return { close: async () => await editor.close().finally(claim.release) };
	} catch (error) {
		claim.release();
		throw error;
	}
}

const WATCHING = `
Watching the nodes: the form in your browser shows a change after some seconds, and the next run uses it.`;

/** The default port always uses the default folder, even if it is given explicitly. */
function folderName(port: number | undefined): string {
	return port === undefined || port === USUAL_PORT ? 'n8n-data' : `n8n-data-${port}`;
}

/** Without a preference, another port is used if the default one is taken. */
async function checkPort(port: number | undefined): Promise<void> {
	if (port === undefined || (await freePort(port)) === port) return;
	throw new UserError(`Port ${port} is taken by another program. Choose another one with --port.`);
}

function describePresent({ pid, url }: Present, asked: number | undefined): string {
	const same = asked === undefined ? '' : ` --port ${asked}`;
	const where =
		url === undefined
			? `n8n is already starting (process ${pid}). It prints its address when it is ready.`
			: `n8n is already running at ${url}

${describeSignIn(url)}

'npm run n8n --${same} --open' opens it in your browser. Ctrl-C in its terminal stops it (process ${pid}).`;
	return `${where}
To start another one, with its own data: npm run n8n -- --port ${(asked ?? USUAL_PORT) + 2}`;
}

function describeSignIn(url: string): string {
	return `  Open       ${url}
  Email      ${OWNER.email}
  Password   ${OWNER.password}`;
}

function greet({ url, sandbox, examples }: Opened, userFolder: string): string {
	const names = [...examples.values()].map(({ name }) => `    ${name}`).join('\n');
	return `
n8n is ready, on this machine only.

${describeSignIn(url)}

Then
  1. open a workflow:
${names}
  2. press 'Execute workflow' at the bottom of the canvas
  3. double-click a Recotap node: its parameters are in the middle, a result for each item is on the right

Build your own: 'Create workflow', press N, type 'recotap'. The credential 'Recotap sandbox' is ready to use.
It connects to a local stand-in for Recotap that keeps everything in memory: ${sandbox.origin}/__sandbox/state
There is one for the Octolane node, too: 'Octolane sandbox'.

Ctrl-C stops everything. With '-- --open' the next start opens your browser.
Your workflows are kept in .cache/${path.basename(userFolder)}; delete that folder to start over.`;
}
