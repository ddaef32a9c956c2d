import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Order } from './measure';
import type { Measured } from './results';

/** The stand-in for the API, running. */
export interface StandIn {
	readonly origin: string;
	stop(): void;
}

/** Starts the stand-in in a process of its own. */
export async function startStandIn(): Promise<StandIn> {
	const child = start('standIn.ts', process.execPath);
	const [address] = (await once(child, 'message')) as [AddressInfo];
	return { origin: `http://127.0.0.1:${address.port}`, stop: () => child.kill() };
}

/**
 * Measures in a process of its own.
 *
 * @param nodePath the Node.js to use
 * @param tell shown while it goes on
 * @throws Error when the process fails
 */
export async function measureIn(
	nodePath: string,
	order: Order,
	tell: (text: string) => void,
): Promise<Measured[]> {
	const child = start('measure.ts', nodePath, ['--expose-gc']);
	const measured: Measured[] = [];
	child.on('message', (message: Measured | { readonly round: number; readonly of: number }) => {
		if ('runs' in message) measured.push(message);
		else tell(`round ${message.round} of ${message.of}`);
	});
	child.send(order);
	const [code] = (await once(child, 'exit')) as [number | null];
	if (code !== 0) throw new Error('The measuring process did not finish');
	return measured;
}

function start(file: string, execPath: string, options: readonly string[] = []): ChildProcess {
	return fork(path.join(__dirname, file), {
		execPath,
		execArgv: ['--import', 'tsx', ...options],
		cwd: path.resolve(__dirname, '../..'),
	});
}
