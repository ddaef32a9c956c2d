import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import path from 'node:path';
import { z } from 'zod';

/*
 * Two n8n on one data folder would take each other's credentials and workflows. Whoever uses a folder says so in a file in
 * it, and keeps a door open for as long as it lives: the file of a process that was killed leads to a door that is closed,
 * and counts for nothing.
 */

/** An editor that somebody has started on the folder. */
export interface Present {
	/** Its process. */
	readonly pid: number;
	/** Its address; `undefined` while it is being started. */
	readonly url: string | undefined;
}

/** The right to use a folder. */
export interface Claim {
	/** Tells others where the editor is. */
	readonly announce: (url: string) => void;
	/** Gives the folder back. */
	readonly release: () => void;
}

const FILE = 'running.json';
const HOST = '127.0.0.1';
/** How long a door may take to answer, ms. A process that is building answers late, but it is there. */
const PATIENCE_MS = 2000;
/** One file that is in the way and worth nothing is taken away, and another one that came just then. */
const ATTEMPTS = 3;

const content = z.object({ pid: z.number(), door: z.number() });
const greeting = z.object({ folder: z.string(), url: z.string().optional() });

/**
 * Takes a data folder, if nobody has it. It is given back when this process ends, however it ends.
 *
 * @returns the claim, or who has the folder
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

/** A port that greets whoever calls. It keeps no process alive. */
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

/** @returns whether there was no such file */
function writeNew(file: string, text: string): boolean {
	try {
		writeFileSync(file, text, { flag: 'wx' });
		return true;
	} catch (error) {
		if (codeOf(error) === 'EEXIST') return false;
		throw error;
	}
}

/** Who has written the file, if that process still lives. */
async function findPresent(file: string, folder: string): Promise<Present | undefined> {
	const read = content.safeParse(readJson(() => readFileSync(file, 'utf8')));
	if (!read.success || !isAlive(read.data.pid)) return undefined;
	const { pid, door } = read.data;
	const said = await knock(door);
	if (said === undefined) return undefined;
	if (said === '') return { pid, url: undefined };
	// Somebody else may have got the port since.
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

/** The code of an error of the operating system. */
function codeOf(error: unknown): unknown {
	return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}

/** What is said behind a door; empty when somebody is there and busy, `undefined` when nobody is. */
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
