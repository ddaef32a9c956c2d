import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { UserError } from '#tools/demo/userError';
import type { EditorOptions } from '#tools/editor/openEditor';
import { runEditor } from '#tools/editor/runEditor';
import { freePort } from '#tools/server/freePort';

const USUAL = 'http://127.0.0.1:5678';

let cache: string;
let said: string[];
let started: EditorOptions[];
let shown: string[];
const running: { close: () => Promise<void> }[] = [];

beforeEach(() => {
	cache = mkdtempSync(path.join(tmpdir(), 'editor-'));
	[said, started, shown] = [[], [], []];
});
afterEach(async () => {
	for (const editor of running.splice(0)) await editor.close();
	rmSync(cache, { recursive: true, force: true });
});

it('leaves an editor that is running alone, says where it is, and opens it on request', async () => {
	await run();
	said = [];
	await run('--open');

	expect(started).toHaveLength(1);
	expect(said.join('\n')).toContain(`already running at ${USUAL}`);
	expect(said.join('\n')).toContain('owner@example.com');
	expect(said.join('\n')).toContain('npm run n8n -- --open');
	expect(shown).toEqual([USUAL]);
});

it('leaves an editor that is being started alone', async () => {
	let open = (): void => undefined;
	const opening = new Promise<void>((resolve) => (open = resolve));
	let first: Promise<void> | undefined;
	await new Promise<void>((resolve, reject) => {
		first = runWith([], async () => {
			resolve();
			await opening;
		});
		first.catch(reject);
	});
	await run();
	open();
	await first;

	expect(started).toHaveLength(1);
	expect(said[0]).toContain(`already starting (process ${process.pid})`);
});

it('gives a second editor on another port data of its own', async () => {
	const port = await freePort();
	await run();
	await run('--port', String(port));
	expect(started.map(({ userFolder }) => path.basename(userFolder))).toEqual([
		'n8n-data',
		`n8n-data-${port}`,
	]);
	expect(started[1]?.port).toBe(port);
});

it('builds and reloads the nodes at every change only when it is asked to', async () => {
	await run();
	await running.pop()?.close();
	await run('--watch');
	expect(started.map(({ watch }) => watch)).toEqual([false, true]);
});

it('starts again after the end of the first one', async () => {
	await run();
	await running.pop()?.close();
	await run();
	expect(started).toHaveLength(2);
});

it('starts again after a start that did not work', async () => {
	const failed = runWith([], async () => await Promise.reject(new Error('no disk')));
	await expect(failed).rejects.toThrow('no disk');
	await run();
	expect(started).toHaveLength(2);
});

describe('is not held up by what a crash left behind', () => {
	const deadPid = spawnSync(process.execPath, ['-e', '']).pid;

	it.each([
		['a process that has ended', { pid: deadPid, door: 1 }],
		['a process that has got the number since', { pid: process.pid, door: 1 }],
		['half a file', undefined],
	])('%s', async (_, content) => {
		await run();
		await running.pop()?.close();
		const file = path.join(started[0]?.userFolder ?? '', 'running.json');
		writeFileSync(file, content === undefined ? '{"pid"' : JSON.stringify(content));
		await run();
		expect(started).toHaveLength(2);
	});

	it('a process and a port that others have got since', async () => {
		const stranger = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
		const door = await listen(stranger);
		await run();
		await running.pop()?.close();
		const file = path.join(started[0]?.userFolder ?? '', 'running.json');
		writeFileSync(file, JSON.stringify({ pid: process.pid, door }));
		await run();
		stranger.close();
		expect(started).toHaveLength(2);
	});
});

it('says so when the wanted port is taken, and starts nothing', async () => {
	const stranger = createServer();
	const port = await listen(stranger);
	await expect(run('--port', String(port))).rejects.toThrow(`Port ${port} is taken`);
	stranger.close();
	expect(started).toEqual([]);
});

it.each([['--port'], ['--port', 'abc'], ['--port', '0'], ['--port', '70000'], ['--prot=1']])(
	'says what is wrong with %s %s',
	async (...args) => {
		await expect(run(...args)).rejects.toThrow(UserError);
		expect(started).toEqual([]);
	},
);

it('explains itself and starts nothing with --help', async () => {
	await run('--help');
	expect(said.join('\n')).toContain('--port');
	expect([started, readdirSync(cache)]).toEqual([[], []]);
});

/** Runs the command line with an editor that is only said to be open. */
async function run(...args: readonly string[]): Promise<void> {
	await runWith(args, async () => await Promise.resolve());
}

/** The same with an editor that takes its time. */
async function runWith(args: readonly string[], open: () => Promise<void>): Promise<void> {
	const editor = await runEditor(args, {
		cache,
		log: (line) => said.push(line),
		openInBrowser: (url) => shown.push(url),
		openEditor: async (options) => {
			started.push(options);
			await open();
			return {
				url: `http://127.0.0.1:${options.port ?? 0}`,
				sandbox: { origin: 'http://127.0.0.1:4010' },
				examples: new Map(),
				close: async () => await Promise.resolve(),
			};
		},
	});
	if (editor !== undefined) running.push(editor);
}

/** @returns the port */
async function listen(server: Server): Promise<number> {
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return (server.address() as AddressInfo).port;
}
