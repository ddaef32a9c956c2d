import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import path from 'node:path';
import { z } from 'zod';

/*
 * Two instances of n8n with the same data folder would overwrite each other's credentials and workflows. The process
 * that uses a folder writes its port to a file in it and listens on that port while it lives. The file of a killed
 * process names a closed port and is ignored.
 */

/** A running editor that uses the folder. */
export interface Present {
	/** Its process ID. */
	readonly pid: number;
	/** Its address; `undefined` while it starts. */
	readonly url: string | undefined;
}

/** The exclusive right to use a folder. */
export interface Claim {
	/** Publishes the address of the editor. */
	readonly announce: (url: string) => void;
	/** Releases the folder. */
	readonly release: () => void;
}

const FILE = 'running.json';
const HOST = '127.0.0.1';
/** Time to wait for a response on the port, ms. A process that is building responds late, but is alive. */
const PATIENCE_MS = 2000;
/** Number of attempts: one obsolete file is removed, and another one that appeared at the same moment. */
const ATTEMPTS = 3;

const content = z.object({ pid: z.number(), door: z.number() });
const greeting = z.object({ folder: z.string(), url: z.string().optional() });

/**
 * Claims a data folder if it is free. It is released when this process ends, in any way.
 *
 * @returns the claim, or the editor that uses the folder
 */
export async function claimFolder(
	folder: string,
): Promise<{ readonly claim: Claim } | { readonly present: Present }> {
	mkdirSync(folder, { recursive: true });
	const file = path.join(folder, FILE);
	let url: string | undefined;
	const door = await openDoor(() => JSON.stringify({ folder, url }));
	const { port } = door.address() as AddressInfo;
	for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
		if (writeNew(file, JSON.stringify({ pid: process.pid, door: port }))) {
			const release = (): void => {
				door.close();
				rmSync(file, { force: true });
			};
			return { claim: { announce: (at) => void (url = at), release } };
		}
		const present = await findPresent(file, folder);
		if (present !== undefined) {
			door.close();
			return { present };
		}
		rmSync(file, { force: true });
	}
	door.close();
	throw new Error(`${file} cannot be replaced: delete it.`);
}

/** A server that greets every client. It does not keep the process alive. */
async function openDoor(greet: () => string): Promise<Server> {
	const server = createServer((socket) => {
		socket.on('error', () => undefined);
		socket.end(greet());
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(0, HOST, resolve);
	});
	return server.unref();
}

/** @returns whether the file did not exist */
function writeNew(file: string, text: string): boolean {
	try {
		writeFileSync(file, text, { flag: 'wx' });
		return true;
	} catch (error) {
		if (codeOf(error) === 'EEXIST') return false;
		throw error;
	}
}

/** The writer of the file, if that process is still alive. */
async function findPresent(file: string, folder: string): Promise<Present | undefined> {
	const read = content.safeParse(readJson(() => readFileSync(file, 'utf8')));
	if (!read.success || !isAlive(read.data.pid)) return undefined;
	const { pid, door } = read.data;
	const said = await knock(door);
	if (said === undefined) return undefined;
	if (said === '') return { pid, url: undefined };
	// Another program may use the port by now.
	const greeted = greeting.safeParse(readJson(() => said));
	if (!greeted.success || greeted.data.folder !== folder) return undefined;
	return { pid, url: greeted.data.url };
}

function readJson(read: () => string): unknown {
	try {
		return JSON.parse(read());
	} catch {
		return undefined;
	}
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return codeOf(error) === 'EPERM';
	}
}

/** The code of a system error. */
function codeOf(error: unknown): unknown {
	return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}

/** The greeting on a port; empty if the process there is busy, `undefined` if there is none. */
async function knock(port: number): Promise<string | undefined> {
	return await new Promise((resolve) => {
		let said = '';
		const socket = connect(port, HOST);
		socket.setTimeout(PATIENCE_MS, () => {
			socket.destroy();
			resolve('');
		});
		socket.on('data', (chunk) => (said += chunk.toString()));
		socket.once('error', () => resolve(undefined));
		socket.once('end', () => resolve(said));
	});
}
