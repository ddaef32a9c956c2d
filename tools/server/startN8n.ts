import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { n8nEnvironment } from './environment';
import { freePort } from './freePort';
import type { Runtime } from './runtime';

/** How to start an n8n process. */
export interface N8nOptions {
	readonly runtime: Runtime;
	/** Folder with all its data: database, key, installed packages. */
	readonly userFolder: string;
	/** n8n's command, such as `['worker', '--concurrency=5']`; the editor if omitted. */
	readonly command?: readonly string[];
	/** Preferred port, another one if it is taken; any if omitted. */
	readonly port?: number;
	/** Additional variables, for example for queue mode. */
	readonly environment?: Readonly<Record<string, string>>;
	/** Path of its log; each process needs its own. */
	readonly logFile?: string;
}

/** A running n8n process. */
export interface N8nProcess {
	/** Address of the editor, or of a worker's health check, without a trailing slash. */
	readonly url: string;
	readonly pid: number;
	readonly logFile: string;
	/** Asks it to shut down, as Ctrl-C does, and kills it if it does not respond. */
	stop(): Promise<void>;
	/** Kills it and everything it started, like a crash (SIGKILL). */
	kill(): Promise<void>;
}

/** Timeout until it is ready, ms: the first start of a database takes ten times as long as others. */
const READY_MS = 180_000;
/** Timeout of a shutdown, ms. */
const STOP_MS = 15_000;
const POLL_MS = 100;
/** Maximum length of the log in an error, characters. */
const SHOWN = 3000;

/**
 * Starts n8n and waits until it is ready. It ends with this process at the latest.
 *
 * @throws Error with the end of its log if it does not start
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
		// n8n reads a file `.env` from its working directory.
		cwd: userFolder,
		env: { ...n8nEnvironment(runtime, userFolder, ports), ...environment },
		stdio: ['ignore', log, log],
		// A separate process group, so that nothing that it started outlives it, and Ctrl-C reaches it through us.
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
		// Even if it has ended already: processes that it started may still run.
		await kill();
	};

	const url = `http://127.0.0.1:${ports.http}`;
	if (await isReady(url, child)) return { url, pid: child.pid ?? 0, logFile, stop, kill };
	await kill();
	throw new Error(`n8n did not start:\n${readFileSync(logFile, 'utf8').slice(-SHOWN)}`);
}

/** Waits until n8n's database is ready. `/healthz` alone responds before that. */
async function isReady(url: string, child: ChildProcess): Promise<boolean> {
	for (let waited = 0; waited < READY_MS && child.exitCode === null; waited += POLL_MS) {
		if (child.pid === undefined) return false;
		const reply = await fetch(`${url}/healthz/readiness`).catch(() => undefined);
		if (reply?.ok === true) return true;
		await sleep(POLL_MS);
	}
	return false;
}

/** Signals the process and, where process groups exist, everything it started. */
function signal({ pid }: ChildProcess, name: 'SIGTERM' | 'SIGKILL'): void {
	if (pid === undefined) return;
	try {
		// A graceful shutdown is requested from n8n alone: it stops its helpers itself, in order.
		process.kill(name === 'SIGKILL' && process.platform !== 'win32' ? -pid : pid, name);
	} catch {
		// It has already ended.
	}
}
