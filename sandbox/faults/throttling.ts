import type { Fault, FaultContext } from './fault';
import { fail } from './respond';

/** Not what RFC 9110, section 10.2.3 allows in `Retry-After`. */
const GARBAGE = ['soon', '-5', '1.5', '1e3', '0x10', '10s', 'Sun, 99 Foo 2026 25:00:00 GMT', 'NaN'];
const SECOND = 1000;
const DAY = 86_400;

/** Too many requests: come back later. */
export const throttlingFaults = {
	'throttled-plain': {
		summary: '429 without a word about when to come back',
		hits: 'any',
		stores: 'none',
		respond: async ({ c }) => tooMany(c),
	},
	'throttled-seconds': {
		summary: '429, come back in a second',
		hits: 'any',
		stores: 'none',
		respond: async ({ c }) => tooMany(c, '1'),
	},
	'throttled-date': {
		summary: '429, come back at a point in time: in one to two seconds',
		hits: 'any',
		stores: 'none',
		respond: async ({ c }) => tooMany(c, httpDate(c.var.request.now() + 2 * SECOND)),
	},
	'throttled-date-of-a-slow-clock': {
		summary: '429 from a server whose clock is a minute behind, come back in two seconds',
		hits: 'any',
		stores: 'none',
		respond: async ({ c }) => {
			const theirs = c.var.request.now() - 60 * SECOND;
			c.header('Date', httpDate(theirs));
			return tooMany(c, httpDate(theirs + 2 * SECOND));
		},
	},
	'throttled-past-date': {
		summary: '429, come back at a point in time that has passed',
		hits: 'any',
		stores: 'none',
		respond: async ({ c }) => tooMany(c, httpDate(c.var.request.now() - 60 * SECOND)),
	},
	'throttled-garbage': {
		summary: '429, come back at a time that cannot be read',
		hits: 'any',
		stores: 'none',
		respond: async ({ c }) =>
			tooMany(c, GARBAGE[Math.floor(c.var.request.random() * GARBAGE.length)]),
	},
	'throttled-huge': {
		summary: '429, come back tomorrow',
		hits: 'any',
		stores: 'none',
		respond: async ({ c }) => tooMany(c, String(DAY)),
	},
	'unavailable-seconds': {
		summary: '503, come back in a second',
		hits: 'any',
		stores: 'none',
		respond: async ({ c }) => {
			c.header('Retry-After', '1');
			return fail(c, 503, 'Service Unavailable');
		},
	},
} satisfies Record<string, Fault>;

/** 429, with or without `Retry-After`. */
export function tooMany(c: FaultContext, retryAfter?: string): Response {
	if (retryAfter !== undefined) c.header('Retry-After', retryAfter);
	return fail(c, 429, 'Too Many Requests');
}

/** An HTTP date: whole seconds, rounded down. */
function httpDate(time: number): string {
	return new Date(time).toUTCString();
}
