import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '#tools/server/freePort';

/** A server on loopback that stores nothing permanently. */
export interface Service {
	readonly port: number;
	readonly stop: () => Promise<void>;
}

const HOST = '127.0.0.1';
/** Folder of PostgreSQL's programs on Debian, with one folder per version. */
const DEBIAN = '/usr/lib/postgresql';
const READY_MS = 20_000;

/**
 * Installs Redis and PostgreSQL from the system's packages, unless they are present.
 *
 * @throws Error that says what to install, if this is not possible
 */
export function installServices(log: (line: string) => void): void {
	const missing = [
		...(isThere('redis-server') ? [] : ['redis-server']),
		...(findPostgres() === undefined ? ['postgresql'] : []),
	];
	if (missing.length === 0) return;
	log(`Installing ${missing.join(' and ')} with apt-get ...`);
	const apt = (...parameters: string[]) =>
		spawnSync('apt-get', [...parameters], { encoding: 'utf8' }).status === 0;
	const install = () => apt('install', '-y', '--no-install-recommends', ...missing);
	if (!install() && !(apt('update') && install())) {
		throw new Error(`Install ${missing.join(' and ')}: apt-get could not do it here.`);
	}
}

/** Starts Redis. */
export async function startRedis(): Promise<Service> {
	const port = await freePort();
	const parameters = ['--bind', HOST, '--port', String(port), '--save', '', '--appendonly', 'no'];
	return await start('redis-server', parameters, port, {});
}

/** Starts PostgreSQL with a new database `postgres` owned by `n8n`, without a password. */
export async function startPostgres(): Promise<Service> {
	const programs = findPostgres() ?? '';
	const folder = mkdtempSync(path.join(tmpdir(), 'queue-postgres-'));
	const user = findUser();
	if (user !== undefined) chownSync(folder, user.uid, user.gid);
	const data = path.join(folder, 'data');
	const initialised = spawnSync(
		path.join(programs, 'initdb'),
		['--pgdata', data, '--username', 'n8n', '--auth', 'trust', '--no-sync'],
		{ cwd: folder, encoding: 'utf8', ...user },
	);
	if (initialised.status !== 0) throw new Error(`initdb failed:\n${initialised.stderr}`);
	const port = await freePort();
	const settings = [
		`listen_addresses=${HOST}`,
		`port=${port}`,
		'fsync=off',
		`unix_socket_directories=${folder}`,
	];
	const parameters = ['-D', data, ...settings.flatMap((setting) => ['-c', setting])];
	const server = await start(path.join(programs, 'postgres'), parameters, port, {
		cwd: folder,
		...user,
	});
	return {
		port,
		stop: async () => {
			await server.stop();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

/** PostgreSQL does not run as root; in that case it runs as the user created by its package. */
function findUser(): { uid: number; gid: number } | undefined {
	if (process.getuid?.() !== 0) return undefined;
	const id = (what: string): number =>
		Number(spawnSync('id', [what, 'postgres'], { encoding: 'utf8' }).stdout.trim());
	return { uid: id('-u'), gid: id('-g') };
}

function findPostgres(): string | undefined {
	const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort() : [];
	return versions
		.map((version) => path.join(DEBIAN, version, 'bin'))
		.filter((folder) => existsSync(path.join(folder, 'initdb')))
		.at(-1);
}

function isThere(program: string): boolean {
	return spawnSync(program, ['--version']).status === 0;
}

async function start(
	program: string,
	parameters: readonly string[],
	port: number,
	options: { readonly cwd?: string; readonly uid?: number; readonly gid?: number },
): Promise<Service> {
	const child = spawn(program, [...parameters], { ...options, stdio: 'ignore' });
	const killNow = (): void => void child.kill('SIGKILL');
	process.once('exit', killNow);
	for (let waited = 0; !(await isListening(port)); waited += 100) {
		if (waited > READY_MS || child.exitCode !== null) throw new Error(`${program} did not start`);
		await sleep(100);
	}
	return { port, stop: async () => await stop(child, killNow) };
}

async function stop(child: ChildProcess, killNow: () => void): Promise<void> {
	const exited = new Promise((resolve) => child.once('exit', resolve));
	// PostgreSQL: shut down without waiting for clients.
	if (child.exitCode === null && child.kill('SIGINT')) await exited;
	process.off('exit', killNow);
}

async function isListening(port: number): Promise<boolean> {
	return await new Promise((resolve) => {
		const socket = connect({ port, host: HOST });
		socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
		socket.once('connect', () => socket.destroy());
	});
}
