import type { Fault, FaultContext } from './fault';

/** Path of the other host, where nothing of the API is. */
export const ELSEWHERE = '/elsewhere';

/** The response points to another host, which must not get to see the API key. */
export const redirectFaults = {
	'redirect-elsewhere': {
		summary: '307 to another host: method and body would go along',
		hits: 'any',
		stores: 'none',
		respond: async ({ c }) => c.redirect(elsewhere(c), 307),
	},
	'redirect-elsewhere-302': {
		summary: '302 to another host',
		hits: 'any',
		stores: 'none',
		respond: async ({ c }) => c.redirect(elsewhere(c), 302),
	},
} satisfies Record<string, Fault>;

/** This very server under its other name, so that it sees what follows. */
function elsewhere(c: FaultContext): string {
	const { hostname, port, pathname, search } = new URL(c.req.url);
	const other = hostname === 'localhost' ? '127.0.0.1' : 'localhost';
	return `http://${other}:${port}${ELSEWHERE}${pathname}${search}`;
}
