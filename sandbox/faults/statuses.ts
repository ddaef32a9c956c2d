import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { type Fault, type FaultContext, handleHalf } from './fault';
import { fail, refuse } from './respond';

/** An HTTP status other than 200, from the API or from a proxy in front of it. */
export const statusFaults = {
	'status-401': {
		summary: 'the API key is no longer accepted',
		hits: 'any',
		stores: 'none',
		respond: async ({ c }) => refuse(c, 401, 'Unauthorized', 'Invalid API key'),
	},
	'status-403': {
		summary: 'the API key may not do this',
		hits: 'any',
		stores: 'none',
		respond: async ({ c }) => fail(c, 403, 'Forbidden'),
	},
	'status-404': {
		summary: 'the address is gone',
		hits: 'any',
		stores: 'none',
		respond: async ({ c }) => fail(c, 404, 'Not Found'),
	},
	'status-405': {
		summary: 'the address does not take this method',
		hits: 'any',
		stores: 'none',
		respond: async ({ c }) => fail(c, 405, 'Method Not Allowed'),
	},
	'status-408': {
		summary: 'the request took too long to arrive',
		hits: 'any',
		stores: 'none',
		respond: async ({ c }) => page(c, 408, 'Request Timeout'),
	},
	'status-413': {
		summary: 'the body is too large for a proxy',
		hits: 'bulk',
		stores: 'none',
		respond: async ({ c }) => page(c, 413, 'Request Entity Too Large'),
	},
	'status-425': {
		summary: 'the request came too early',
		hits: 'any',
		stores: 'none',
		respond: async ({ c }) => fail(c, 425, 'Too Early'),
	},
	'status-500': {
		summary: 'an error of the API, nothing was stored',
		hits: 'any',
		stores: 'none',
		respond: async ({ c }) => fail(c, 500, 'Internal Server Error'),
	},
	'status-500-after-storing': {
		summary: 'everything is stored, then an error of the API',
		hits: 'any',
		stores: 'all',
		respond: async ({ c, handle }) => {
			await handle();
			return fail(c, 500, 'Internal Server Error');
		},
	},
	'status-500-half-stored': {
		summary: 'the first half is stored, then an error of the API',
		hits: 'bulk',
		stores: 'some',
		respond: async (exchange) => {
			await handleHalf(exchange);
			return fail(exchange.c, 500, 'Internal Server Error');
		},
	},
	'status-502': {
		summary: 'a proxy does not reach the API',
		hits: 'any',
		stores: 'none',
		respond: async ({ c }) => page(c, 502, 'Bad Gateway'),
	},
	'status-502-after-storing': {
		summary: 'everything is stored, then a proxy loses the answer',
		hits: 'any',
		stores: 'all',
		respond: async ({ c, handle }) => {
			await handle();
			return page(c, 502, 'Bad Gateway');
		},
	},
	'status-503': {
		summary: 'the API is not available',
		hits: 'any',
		stores: 'none',
		respond: async ({ c }) => page(c, 503, 'Service Temporarily Unavailable'),
	},
	'status-504': {
		summary: 'a proxy waited too long for the API, nothing was stored',
		hits: 'any',
		stores: 'none',
		respond: async ({ c }) => page(c, 504, 'Gateway Time-out'),
	},
	'status-504-after-storing': {
		summary: 'a proxy waited too long for the API, which then stores everything',
		hits: 'any',
		stores: 'all',
		respond: async ({ c, handle }) => {
			await handle();
			return page(c, 504, 'Gateway Time-out');
		},
	},
	'status-501': {
		summary: 'the API does not know the method, nothing was stored',
		hits: 'any',
		stores: 'none',
		respond: async ({ c }) => fail(c, 501, 'Not Implemented'),
	},
	'status-505-after-storing': {
		summary: 'everything is stored, then an answer that makes no sense: 505',
		hits: 'any',
		stores: 'all',
		respond: async ({ c, handle }) => {
			await handle();
			return fail(c, 505, 'HTTP Version Not Supported');
		},
	},
	'status-507-half-stored': {
		summary: 'the first half is stored, then there is no room left',
		hits: 'bulk',
		stores: 'some',
		respond: async (exchange) => {
			await handleHalf(exchange);
			return fail(exchange.c, 507, 'Insufficient Storage');
		},
	},
	'status-303-after-storing': {
		summary: 'everything is stored, then a pointer to the result',
		hits: 'any',
		stores: 'all',
		respond: async ({ c, handle }) => {
			await handle();
			return c.redirect(new URL(c.req.url).pathname, 303);
		},
	},
	'status-of-gateway-before-storing': {
		summary: 'a gateway says in its own code that it did not get through, nothing was stored',
		hits: 'any',
		stores: 'none',
		respond: async ({ c }) => bare(pick(c, GATEWAY_CODES)),
	},
	'status-of-gateway-after-storing': {
		summary: 'everything is stored, then a gateway gives up the answer in its own code',
		hits: 'any',
		stores: 'all',
		respond: async ({ c, handle }) => {
			await handle();
			return bare(pick(c, GATEWAY_CODES));
		},
	},
	'status-unfamiliar-after-storing': {
		summary: 'everything is stored, then a status that nobody knows',
		hits: 'any',
		stores: 'all',
		respond: async ({ c, handle }) => {
			await handle();
			return bare(pick(c, UNFAMILIAR_CODES));
		},
	},
} satisfies Record<string, Fault>;

/** What Cloudflare and others say of a server behind them. */
const GATEWAY_CODES = [520, 521, 522, 523, 524, 527, 529, 530] as const;
/** In no RFC, or in none that fits. */
const UNFAMILIAR_CODES = [
	302, 304, 406, 418, 419, 444, 460, 499, 506, 508, 510, 525, 598, 599,
] as const;

function pick(c: FaultContext, codes: readonly number[]): number {
	return codes[Math.floor(c.var.request.random() * codes.length)] ?? 599;
}

/** A response without a body, with a status that may be in no list. */
function bare(status: number): Response {
	return new Response(null, { status });
}

/** The page that a proxy shows. */
function page(c: FaultContext, status: ContentfulStatusCode, reason: string): Response {
	const title = `${status} ${reason}`;
	return c.html(
		`<html><head><title>${title}</title></head><body><center><h1>${title}</h1></center><hr><center>nginx</center></body></html>`,
		status,
	);
}
