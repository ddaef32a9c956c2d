import type { Fault, FaultContext } from './fault';
import { envelope, isOctolane } from './respond';

/** The status is 200, but the body is none of the API. */
export const bodyFaults = {
	'half-json': {
		summary: 'everything is stored, then the JSON of the reply stops half way',
		hits: 'any',
		stores: 'all',
		respond: async ({ c, handle }) => {
			const text = await (await handle()).text();
			return c.body(text.slice(0, text.length / 2), 200, { 'content-type': 'application/json' });
		},
	},
	'html-before-storing': {
		summary: 'a web page with status 200, nothing was stored',
		hits: 'any',
		stores: 'none',
		respond: async ({ c }) => signIn(c),
	},
	'html-after-storing': {
		summary: 'everything is stored, then a web page with status 200',
		hits: 'any',
		stores: 'all',
		respond: async ({ c, handle }) => {
			await handle();
			return signIn(c);
		},
	},
	'empty-before-storing': {
		summary: 'status 200 without a body, nothing was stored',
		hits: 'any',
		stores: 'none',
		respond: async ({ c }) => c.body('', 200),
	},
	'empty-after-storing': {
		summary: 'everything is stored, then status 200 without a body',
		hits: 'any',
		stores: 'all',
		respond: async ({ c, handle }) => {
			await handle();
			return c.body('', 200);
		},
	},
	'no-data': {
		summary: 'everything is stored, then the envelope comes without its data',
		hits: 'any',
		stores: 'all',
		respond: async ({ c, handle }) => {
			await handle();
			// In the other API `success: true` alone would say that all rows were taken.
			return c.json(isOctolane(c) ? { message: 'OK' } : envelope(c, 200), 200);
		},
	},
	'error-with-200': {
		summary: 'the body tells of an error 500 but the status is 200, nothing was stored',
		hits: 'any',
		stores: 'none',
		respond: async ({ c }) =>
			c.json({ ...envelope(c, 500), data: null, message: 'Internal Server Error' }, 200),
	},
} satisfies Record<string, Fault>;

/** What a proxy shows to somebody it does not know. */
function signIn(c: FaultContext): Response {
	return c.html('<!doctype html><html><body><h1>Sign in to the network</h1></body></html>', 200);
}
