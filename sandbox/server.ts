import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type HttpBindings, serve } from '@hono/node-server';
import { Hono } from 'hono';
import { refuse } from './envelope';
import { createAccounts, type ReplyStyle } from './routes/createAccounts';
import { createCustomField } from './routes/createCustomField';
import {
	listAccounts,
	listCustomFields,
	listMissingExternalIds,
	listSegments,
	updateAccount,
} from './routes/lists';
import { mapExternalIds } from './routes/mapExternalIds';
import { type NewAccount, Store } from './store';

const BASE_PATH = '/api/v1';

/** One request, as the sandbox saw it. */
export interface LoggedRequest {
	readonly method: string;
	/** Path under the base URL, with the query. */
	readonly path: string;
	/** Domains in the body, as they were sent. */
	readonly domains: readonly string[];
	/** HTTP status of the answer; 0 until there is one. */
	status: number;
}

/** How a sandbox is set up. */
export interface SandboxOptions {
	/** 0 takes any free port. */
	readonly port?: number;
	readonly apiKey?: string;
	/** Wait before each answer, ms. */
	readonly latencyMs?: number;
	/** Accounts that the workspace has from the beginning. */
	readonly accounts?: readonly NewAccount[];
	readonly reply?: Partial<ReplyStyle>;
	/** Milliseconds since the epoch. */
	readonly now?: () => number;
}

/** A running sandbox, and what happened in it. */
export interface Sandbox {
	/** Base URL, with the version path. */
	readonly url: string;
	readonly apiKey: string;
	readonly store: Store;
	readonly requests: readonly LoggedRequest[];
	close(): Promise<void>;
}

/** Starts the stand-in for the Recotap API on the loopback interface. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const { port = 0, apiKey = `sandbox-${randomBytes(8).toString('hex')}`, latencyMs = 0 } = options;
	const now = options.now ?? Date.now;
	const style: ReplyStyle = { order: 'asSent', echo: 'clean', drop: 0, ...options.reply };
	const store = new Store(now);
	for (const account of options.accounts ?? []) store.create(account);
	const requests: LoggedRequest[] = [];

	const app = new Hono<{ Bindings: HttpBindings }>();
	app.use(`${BASE_PATH}/*`, async (c, next) => {
		const { pathname, search } = new URL(c.req.url);
		const path = pathname.slice(BASE_PATH.length) + search;
		const domains = c.req.method === 'GET' ? [] : readDomains(await c.req.text());
		const logged: LoggedRequest = { method: c.req.method, path, domains, status: 0 };
		requests.push(logged);
		if (latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, latencyMs));
		await next();
		logged.status = c.res.status;
	});
	app.use(`${BASE_PATH}/*`, async (c, next) => {
		const key = c.req.header('x-api-key');
		if (key === undefined) return refuse(c, 401, 'Unauthorized', 'X-Api-Key header is required');
		if (key !== apiKey) return refuse(c, 401, 'Unauthorized', 'Invalid API key');
		return await next();
	});

	const api = app.basePath(BASE_PATH);
	api.get('/accounts', (c) => listAccounts(c, store, now));
	api.post('/accounts', async (c) => await createAccounts(c, store, style));
	api.patch('/accounts/external-ids', async (c) => await mapExternalIds(c, store, style));
	api.get('/accounts/missing-external-ids', (c) => listMissingExternalIds(c, store));
	api.get('/accounts/custom-fields', (c) => listCustomFields(c, store));
	api.post('/accounts/custom-field', async (c) => await createCustomField(c, store));
	api.put('/accounts/:rtp_aid', async (c) => await updateAccount(c, store));
	api.get('/segments', (c) => listSegments(c, store));

	app.get('/__sandbox/requests', (c) => c.json(requests));
	app.get('/__sandbox/state', (c) => c.json(describe(store)));
	app.notFound((c) => refuse(c, 404, 'Not Found', `Cannot ${c.req.method} ${c.req.path}`));
	app.onError((error, c) =>
		error instanceof SyntaxError
			? refuse(c, 400, 'Bad Request', 'The body is not JSON')
			: refuse(c, 500, 'Internal Server Error', error.message),
	);

	const server = await listen(app, port);
	const { port: taken } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${taken}${BASE_PATH}`,
		apiKey,
		store,
		requests,
		close: async () =>
			await new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

async function listen(app: Hono<{ Bindings: HttpBindings }>, port: number): Promise<Server> {
	return await new Promise((resolve, reject) => {
		const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port }, () =>
			resolve(server),
		) as Server;
		server.on('error', reject);
	});
}

/** Domains of the rows in a bulk body. */
function readDomains(text: string): string[] {
	return [...text.matchAll(/"domain":"([^"]*)"/g)].flatMap(([, domain]) => domain ?? []);
}

function describe(store: Store): object {
	return {
		accounts: [...store.accounts.values()],
		segments: [...store.segments.values()].map((segment) => ({
			...segment,
			members: [...segment.members],
		})),
		customFields: [...store.customFields.values()],
	};
}
