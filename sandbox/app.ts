import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono, type Next } from 'hono';
import { parseBody } from './core/parseBody';
import type { LoggedRequest } from './core/requestLog';
import { domainOf, rowsOf, withRows } from './core/rows';
import { FAULTS } from './faults/catalogue';
import type { FaultContext, SandboxEnvironment } from './faults/fault';
import type { Verdict } from './faults/plan';
import { ELSEWHERE } from './faults/redirects';
import { refuse } from './faults/respond';
import { tooMany } from './faults/throttling';
import { createOctolaneRoutes, OCTOLANE_PATH } from './octolane/routes';
import { createRecotapRoutes, RECOTAP_PATH } from './recotap/routes/routes';
import type { World } from './world';

/** What stays the same as long as the sandbox runs. */
export interface AppSettings {
	readonly apiKey: string;
	/** Wait before each response, ms. */
	readonly latencyMs: number;
	/** Milliseconds since the epoch. */
	readonly now: () => number;
	/** Refuses new connections for a moment. */
	readonly stopListening: () => void;
}

/**
 * Both APIs, the look inside, and the faults between the network and the routes.
 *
 * @param getWorld a request belongs to the world of the moment it came in, also when the response comes later
 */
export function createApp(getWorld: () => World, settings: AppSettings): Hono<SandboxEnvironment> {
	const { latencyMs, now } = settings;
	const app = new Hono<SandboxEnvironment>();

	const serve = async (c: FaultContext, next: Next): Promise<void> => {
		const world = getWorld();
		const content = await parseBody(c);
		const logged = describeRequest(c, content.body, settings);
		world.requests.push(logged);
		const verdict = world.judge(logged);
		const api = isOctolane(c) ? 'octolane' : 'recotap';
		c.set('request', { api, now, random: verdict.random, ...content });
		c.set('recotap', world.recotap);
		c.set('octolane', world.octolane);
		if (latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, latencyMs));

		const response =
			refuseAtTheDoor(c, world, logged) ??
			(await meetFault(
				c,
				next,
				logged,
				{ ...verdict, refusalOf: world.refusalOf },
				settings.stopListening,
			));
		logged.status =
			response?.status ?? (c.env.outgoing.headersSent ? c.env.outgoing.statusCode : 0);
		logged.finishedAt = now();
		// Hono would add the headers of an earlier response.
		c.res = undefined;
		c.res = response ?? RESPONSE_ALREADY_SENT;
	};
	app.use(`${RECOTAP_PATH}/*`, serve);
	app.use(`${OCTOLANE_PATH}/*`, serve);
	app.route(RECOTAP_PATH, createRecotapRoutes());
	app.route(OCTOLANE_PATH, createOctolaneRoutes());

	app.all(`${ELSEWHERE}/*`, async (c) => {
		const { body } = await parseBody(c);
		const logged = describeRequest(c, body, settings);
		getWorld().requests.push({ ...logged, status: 404, finishedAt: now() });
		return c.text('This is another host. Nothing of the API is here.', 404);
	});
	app.get('/__sandbox/requests', (c) => c.json(getWorld().requests));
	app.get('/__sandbox/state', (c) => {
		const { recotap, octolane } = getWorld();
		return c.json({ ...recotap.store.describe(), octolane: octolane.store.describe() });
	});
	app.onError((error, c) => c.json({ statusCode: 500, message: error.message }, 500));
	return app;
}

/** Whether a request is for the Octolane API. */
function isOctolane(c: Context): boolean {
	return c.req.path.startsWith(`${OCTOLANE_PATH}/`);
}

function withoutBase(pathname: string): string {
	const base = [RECOTAP_PATH, OCTOLANE_PATH].find((path) => pathname.startsWith(path)) ?? '';
	return pathname.slice(base.length);
}

function writesIn({ recotap, octolane }: FaultContext['var']): number {
	return recotap.store.writes + octolane.store.writes;
}

function describeRequest(c: Context, body: unknown, settings: AppSettings): LoggedRequest {
	const { pathname, search } = new URL(c.req.url);
	const key = c.req.header('x-api-key');
	const domains = rowsOf(body).map(domainOf);
	return {
		method: c.req.method,
		path: withoutBase(pathname) + search,
		key: key === undefined ? 'none' : key === settings.apiKey ? 'right' : 'wrong',
		rows: domains.length,
		domains,
		receivedAt: settings.now(),
		status: 0,
		stored: 0,
	};
}

/** What does not get as far as the routes: a wrong key, too many requests, a body that cannot be read. */
function refuseAtTheDoor(
	c: FaultContext,
	world: World,
	logged: LoggedRequest,
): Response | undefined {
	if (logged.key === 'none') return refuse(c, 401, 'Unauthorized', 'X-Api-Key header is required');
	if (logged.key === 'wrong') return refuse(c, 401, 'Unauthorized', 'Invalid API key');
	const admission = world.takeToken();
	if (!admission.ok) {
		logged.fault = 'rate-limit';
		return tooMany(c, admission.retryAfter?.toString());
	}
	if (c.var.request.bodyIsMalformed) return refuse(c, 400, 'Bad Request', 'The body is not JSON');
	return undefined;
}

/** Hands the request to its fault, if it has one, and to its route otherwise. */
async function meetFault(
	c: FaultContext,
	next: Next,
	logged: LoggedRequest,
	{ fault, victims, refusalOf }: Verdict & Pick<World, 'refusalOf'>,
	stopListening: () => void,
): Promise<Response | undefined> {
	const { request } = c.var;
	const handle = async (others?: readonly unknown[]): Promise<Response> => {
		if (others !== undefined) {
			c.set('request', { ...request, body: withRows(request.body, others) });
		}
		const { body } = c.var.request;
		const rows = rowsOf(body);
		const options = JSON.stringify(withRows(body, []) ?? '');
		const refusal = refusalOf(logged, rows.map(domainOf), options);
		if (refusal !== undefined) {
			logged.fault ??= refusal.fault;
			const { victims } = refusal;
			const exchange = { c, rows, victims, handle, stopListening };
			return (await FAULTS[refusal.fault].respond(exchange)) ?? c.res;
		}
		const before = writesIn(c.var);
		// The route does its work before it gives way to another request: what was written by now is its own.
		const done = next();
		logged.stored += writesIn(c.var) - before;
		await done;
		return c.res;
	};
	if (fault === undefined) return await handle();
	logged.fault = fault;
	const rows = rowsOf(request.body);
	return await FAULTS[fault].respond({ c, rows, victims, handle, stopListening });
}
