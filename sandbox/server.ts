import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { createApp } from './app';
import { OCTOLANE_PATH } from './octolane/routes';
import type { OctolaneStore } from './octolane/store';
import type { LoggedRequest } from './core/requestLog';
import { RECOTAP_PATH } from './recotap/routes/routes';
import type { Store } from './recotap/store';
import { createWorld, type WorldOptions } from './world';

export type { LoggedRequest, WorldOptions };

const HOST = '127.0.0.1';
/** How long connections are refused, ms. */
const OUTAGE_MS = 50;

/** How a sandbox is set up. */
export interface SandboxOptions extends WorldOptions {
	/** 0 takes any free port. */
	readonly port?: number;
	readonly apiKey?: string;
	/** Wait before each response, ms. */
	readonly latencyMs?: number;
	/** Milliseconds since the epoch. */
	readonly now?: () => number;
}

/** A running sandbox, and what happened in it. */
export interface Sandbox {
	/** Base URL, with the version path. */
	readonly url: string;
	/** Base URL of the Octolane API. */
	readonly octolaneUrl: string;
	/** The same without a path. */
	readonly origin: string;
	readonly apiKey: string;
	readonly store: Store;
	readonly octolane: OctolaneStore;
	/** In the order in which they came in. */
	readonly requests: readonly LoggedRequest[];
	/** Starts over with a new workspace and log. Requests without a response yet go on in the old ones. */
	reset(options?: WorldOptions): void;
	/** Takes connections again at once, if a fault has stopped that for a moment. */
	endOutage(): Promise<void>;
	close(): Promise<void>;
}

/**
 * Starts the stand-in for both APIs on the loopback interface.
 *
 * @throws Error when the port is taken
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const { apiKey = `sandbox-${randomBytes(8).toString('hex')}`, latencyMs = 0 } = options;
	const now = options.now ?? Date.now;
	let world = createWorld(options, now);
	let reopening: NodeJS.Timeout | undefined;
	let isClosed = false;

	const app = createApp(() => world, { apiKey, latencyMs, now, stopListening });
	const server = await listen(app.fetch, options.port ?? 0);
	const { port } = server.address() as AddressInfo;
	// Somebody else had the port when it was to be opened again.
	server.on('error', stopListening);

	function stopListening(): void {
		if (isClosed) return;
		server.close();
		clearTimeout(reopening);
		reopening = setTimeout(listenAgain, OUTAGE_MS);
	}

	function listenAgain(): void {
		clearTimeout(reopening);
		reopening = undefined;
		server.listen(port, HOST);
	}

	const origin = `http://${HOST}:${port}`;
	return {
		url: origin + RECOTAP_PATH,
		octolaneUrl: origin + OCTOLANE_PATH,
		origin,
		apiKey,
		get store() {
			return world.recotap.store;
		},
		get octolane() {
			return world.octolane.store;
		},
		get requests() {
			return world.requests;
		},
		reset: (fresh = options) => {
			world = createWorld(fresh, now);
			if (reopening !== undefined) listenAgain();
		},
		endOutage: async () => {
			if (reopening === undefined) return;
			const listening = once(server, 'listening');
			listenAgain();
			await listening;
		},
		close: async () =>
			await new Promise((resolve) => {
				isClosed = true;
				clearTimeout(reopening);
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

async function listen(fetch: Parameters<typeof serve>[0]['fetch'], port: number): Promise<Server> {
	return await new Promise((resolve, reject) => {
		const server = serve({ fetch, hostname: HOST, port }, () => resolve(server)) as Server;
		server.on('error', reject);
	});
}
