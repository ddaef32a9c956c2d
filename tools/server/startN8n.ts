import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { n8nEnvironment } from './environment';
import { freePort } from './freePort';
import type { Runtime } from './runtime';

/** How an n8n process is started. */
export interface N8nOptions {
	readonly runtime: Runtime;
	/** Where it keeps everything: database, key, installed packages. */
	readonly userFolder: string;
	/** n8n's command, such as `['worker', '--concurrency=5']`; the editor if left out. */
	readonly command?: readonly string[];
	/** Wanted port, another one if it is taken; any if left out. */
	readonly port?: number;
	/** Further variables, such as the ones of queue mode. */
	readonly environment?: Readonly<Record<string, string>>;
	/** Where its log goes; each process needs its own. */
	readonly logFile?: string;
}

/** A running n8n process. */
export interface N8nProcess {
	/** Address of the editor, or of a worker's health check, without a slash at the end. */
	readonly url: string;
	readonly pid: number;
	readonly logFile: string;
	/** Asks it to end, as Ctrl-C does, and makes it end when it does not listen. */
	stop(): Promise<void>;
	/** Ends it at once with all it has started, as a crash does (SIGKILL). */
	kill(): Promise<void>;
}

/** Longest time until it is ready, ms: the first start of a database takes ten times as long as others. */
const READY_MS = 180_000;
/** How long it may take to end, ms. */
const STOP_MS = 15_000;
const POLL_MS = 100;
/** As much of its log as an error shows, characters. */
const SHOWN = 3000;

/**
 * Starts n8n and waits until it is ready. It ends with this process at the latest.
 *
 * @throws Error with the end of its log, when it does not start
 */
export async function startN8n({
	runtime,
	userFolder,
	command = ['start'],
	port,
	environment = {},
	logFile = path.join(userFolder, `n8n-${command[0] ?? ''}.log`),
}: N8nOptions): Promise<N8nProcess> {
	const ports = { http: await freePort(port), broker: await freePort() };
	mkdirSync(path.join(userFolder, '.n8n-files'), { recursive: true });
	const log = openSync(logFile, 'w');
	const child = spawn(runtime.node, [runtime.n8n, ...command], {
		// n8n reads a file `.env` of the folder that it starts in.
		cwd: userFolder,
		env: { ...n8nEnvironment(runtime, userFolder, ports), ...environment },
		stdio: ['ignore', log, log],
		// A process group of its own, so that nothing that it started outlives it, and Ctrl-C reaches it through us.
		detached: process.platform !== 'win32',
	});
	closeSync(log);
	const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	child.once('error', () => undefined);

	const killNow = (): void => signal(child, 'SIGKILL');
	process.once('exit', killNow);
	const kill = async (): Promise<void> => {
		killNow();
		if (child.pid !== undefined) await exited;
		process.off('exit', killNow);
	};
	const stop = async (): Promise<void> => {
		signal(child, 'SIGTERM');
		await Promise.race([exited, sleep(STOP_MS, undefined, { ref: false })]);
		// Also when it has ended: what it started may not have.
		await kill();
	};

	const url = `http://127.0.0.1:${ports.http}`;
	if (await isReady(url, child)) return { url, pid: child.pid ?? 0, logFile, stop, kill };
	await kill();
	throw new Error(`n8n did not start:\n${readFileSync(logFile, 'utf8').slice(-SHOWN)}`);
}

/** Waits until n8n has its database in order. `/healthz` alone answers before that. */
async function isReady(url: string, child: ChildProcess): Promise<boolean> {
	for (let waited = 0; waited < READY_MS && child.exitCode === null; waited += POLL_MS) {
		if (child.pid === undefined) return false;
		const reply = await fetch(`${url}/healthz/readiness`).catch(() => undefined);
		if (reply?.ok === true) return true;
		await sleep(POLL_MS);
	}
	return false;
}

/** To the process and, where there are process groups, to all that it has started. */
function signal({ pid }: ChildProcess, name: 'SIGTERM' | 'SIGKILL'): void {
	if (pid === undefined) return;
	try {
		// A friendly request goes to n8n alone: it ends its helpers itself, in order.
		process.kill(name === 'SIGKILL' && process.platform !== 'win32' ? -pid : pid, name);
	} catch {
		// It has ended already.
	}
}
