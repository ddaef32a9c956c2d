import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono, type Next } from 'hono';
import type { ApiContext, ApiEnvironment, Received } from './context';
import { refuse } from './envelope';
import { FAULTS } from './faults/catalogue';
import type { Verdict } from './faults/plan';
import { ELSEWHERE } from './faults/redirects';
import { tooMany } from './faults/throttling';
import { addOctolaneRoutes, OCTOLANE_PATH } from './octolane/routes';
import { readBody } from './readBody';
import type { LoggedRequest } from './requestLog';
import { createAccounts } from './routes/createAccounts';
import { createCustomField } from './routes/createCustomField';
import {
	listAccounts,
	listCustomFields,
	listMissingExternalIds,
	listSegments,
} from './routes/lists';
import { mapExternalIds } from './routes/mapExternalIds';
import { pushDeals } from './routes/pushDeals';
import { pushDealStages } from './routes/pushDealStages';
import { pushSalesActivities } from './routes/pushSalesActivities';
import { updateAccount } from './routes/updateAccount';
import { domainOf, rowsOf, withRows } from './rows';
import type { World } from './world';

/** Path of the Recotap API. */
export const BASE_PATH = '/api/v1';

/** What stays the same as long as the sandbox runs. */
export interface AppSettings {
	readonly apiKey: string;
	/** Wait before each answer, ms. */
	readonly latencyMs: number;
	/** Milliseconds since the epoch. */
	readonly now: () => number;
	/** Refuses new connections for a moment. */
	readonly stopListening: () => void;
}

/**
 * The API, the look inside, and the faults between the network and the routes.
 *
 * @param getWorld a request belongs to the world of the moment it came in, also when it is answered later
 */
export function createApp(getWorld: () => World, settings: AppSettings): Hono<ApiEnvironment> {
	const { latencyMs, now } = settings;
	const app = new Hono<ApiEnvironment>();

	const serve = async (c: ApiContext, next: Next): Promise<void> => {
		const world = getWorld();
		const content = await readBody(c);
		const logged = describeRequest(c, content.body, settings);
		world.requests.push(logged);
		const verdict = world.judge(logged);
		const { store, style, octolane, octolaneStyle } = world;
		const api = isOctolane(c) ? 'octolane' : 'recotap';
		const { random } = verdict;
		c.set('received', { api, store, style, octolane, octolaneStyle, now, random, ...content });
		if (latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, latencyMs));

		const reply =
			refuseAtTheDoor(c, world, logged) ??
			(await meetFault(
				c,
				next,
				logged,
				{ ...verdict, refusalOf: world.refusalOf },
				settings.stopListening,
			));
		logged.status = reply?.status ?? (c.env.outgoing.headersSent ? c.env.outgoing.statusCode : 0);
		logged.finishedAt = now();
		// Hono would add the headers of an earlier reply.
		c.res = undefined;
		c.res = reply ?? RESPONSE_ALREADY_SENT;
	};
	app.use(`${BASE_PATH}/*`, serve);
	app.use(`${OCTOLANE_PATH}/*`, serve);
	addRoutes(app);
	addOctolaneRoutes(app);

	app.all(`${ELSEWHERE}/*`, async (c) => {
		const { body } = await readBody(c);
		const logged = describeRequest(c, body, settings);
		getWorld().requests.push({ ...logged, status: 404, finishedAt: now() });
		return c.text('This is another host. Nothing of the API is here.', 404);
	});
	app.get('/__sandbox/requests', (c) => c.json(getWorld().requests));
	app.get('/__sandbox/state', (c) => {
		const { store, octolane } = getWorld();
		return c.json({ ...store.describe(), octolane: octolane.describe() });
	});
	app.onError((error, c) => c.json({ statusCode: 500, message: error.message }, 500));
	return app;
}

function addRoutes(app: Hono<ApiEnvironment>): void {
	const api = app.basePath(BASE_PATH);
	api.get('/accounts', listAccounts);
	api.post('/accounts', createAccounts);
	api.patch('/accounts/external-ids', mapExternalIds);
	api.get('/accounts/missing-external-ids', listMissingExternalIds);
	api.get('/accounts/custom-fields', listCustomFields);
	api.post('/accounts/custom-field', createCustomField);
	api.put('/accounts/:rtp_aid', updateAccount);
	api.get('/segments', listSegments);
	api.post('/deals', pushDeals);
	api.post('/deal-stages', pushDealStages);
	api.post('/sales-activities', pushSalesActivities);
	api.all('/*', (c) => refuse(c, 404, 'Not Found', `Cannot ${c.req.method} ${c.req.path}`));
}

/** Whether a request is for the Octolane API. */
function isOctolane(c: Context): boolean {
	return c.req.path.startsWith(`${OCTOLANE_PATH}/`);
}

function withoutBase(pathname: string): string {
	const base = [BASE_PATH, OCTOLANE_PATH].find((path) => pathname.startsWith(path)) ?? '';
	return pathname.slice(base.length);
}

function writesIn({ store, octolane }: Received): number {
	return store.writes + octolane.writes;
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
function refuseAtTheDoor(c: ApiContext, world: World, logged: LoggedRequest): Response | undefined {
	if (logged.key === 'none') return refuse(c, 401, 'Unauthorized', 'X-Api-Key header is required');
	if (logged.key === 'wrong') return refuse(c, 401, 'Unauthorized', 'Invalid API key');
	const admission = world.takeToken();
	if (!admission.ok) {
		logged.fault = 'rate-limit';
		return tooMany(c, admission.retryAfter?.toString());
	}
	if (c.var.received.bodyIsMalformed) return refuse(c, 400, 'Bad Request', 'The body is not JSON');
	return undefined;
}

/** Hands the request to its fault, if it has one, and to its route otherwise. */
async function meetFault(
	c: ApiContext,
	next: Next,
	logged: LoggedRequest,
	{ fault, victims, refusalOf }: Verdict & Pick<World, 'refusalOf'>,
	stopListening: () => void,
): Promise<Response | undefined> {
	const { received } = c.var;
	const handle = async (rows?: readonly unknown[]): Promise<Response> => {
		if (rows !== undefined) {
			c.set('received', { ...received, body: withRows(received.body, rows) });
		}
		const { body } = c.var.received;
		const given = rowsOf(body);
		const options = JSON.stringify(withRows(body, []) ?? '');
		const refusal = refusalOf(logged, given.map(domainOf), options);
		if (refusal !== undefined) {
			logged.fault ??= refusal.fault;
			const answer = await FAULTS[refusal.fault].answer({
				c,
				rows: given,
				victims: refusal.victims,
				handle,
				stopListening,
			});
			return answer ?? c.res;
		}
		const before = writesIn(received);
		// The route does its work before it gives way to another request: what was written by now is its own.
		const done = next();
		logged.stored += writesIn(received) - before;
		await done;
		return c.res;
	};
	if (fault === undefined) return await handle();
	logged.fault = fault;
	const rows = rowsOf(received.body);
	return await FAULTS[fault].answer({ c, rows, victims, handle, stopListening });
}
