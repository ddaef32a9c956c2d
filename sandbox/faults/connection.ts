import type { ServerResponse } from 'node:http';
import type { Fault, FaultContext } from './fault';

/** Time between two bytes of a slow response, ms. */
const DRIP_MS = 20;

/** The connection breaks, stays silent or crawls. */
export const connectionFaults = {
	'refuse-connection': {
		summary: 'the connection is reset, and new ones are refused for a moment',
		hits: 'any',
		stores: 'none',
		respond: async ({ c, stopListening }) => {
			stopListening();
			return reset(c);
		},
	},
	'reset-before-storing': {
		summary: 'the connection is reset, nothing was stored',
		hits: 'any',
		stores: 'none',
		respond: async ({ c }) => reset(c),
	},
	'reset-after-storing': {
		summary: 'everything is stored, then the connection is reset',
		hits: 'any',
		stores: 'all',
		respond: async ({ c, handle }) => {
			await handle();
			return reset(c);
		},
	},
	'hang-before-storing': {
		summary: 'no answer ever comes, nothing was stored',
		hits: 'any',
		stores: 'none',
		respond: async () => undefined,
	},
	'hang-after-storing': {
		summary: 'everything is stored, then no answer ever comes',
		hits: 'any',
		stores: 'all',
		respond: async ({ handle }) => {
			await handle();
			return undefined;
		},
	},
	'cut-off-reply': {
		summary: 'everything is stored, then the connection ends in the middle of the reply',
		hits: 'any',
		stores: 'all',
		respond: async ({ c, handle }) => {
			const { outgoing, body } = await begin(c, await handle());
			outgoing.write(body.subarray(0, body.length / 2), () => outgoing.destroy());
			return undefined;
		},
	},
	'slow-drip': {
		summary: 'everything is stored, then the reply trickles in byte by byte',
		hits: 'any',
		stores: 'all',
		respond: async ({ c, handle }) => {
			const { outgoing, body } = await begin(c, await handle());
			drip(outgoing, body);
			return undefined;
		},
	},
	'stale-connection': {
		summary: 'a healthy reply, then the kept-alive connection closes without notice',
		hits: 'any',
		stores: 'all',
		respond: async ({ c, handle }) => {
			const { outgoing, incoming } = c.env;
			outgoing.once('finish', () => incoming.socket.destroySoon());
			return await handle();
		},
	},
} satisfies Record<string, Fault>;

function reset(c: FaultContext): undefined {
	c.env.incoming.socket.resetAndDestroy();
}

/** Sends the head of a response whose body follows. */
async function begin(
	c: FaultContext,
	response: Response,
): Promise<{ outgoing: ServerResponse; body: Buffer }> {
	const body = Buffer.from(await response.arrayBuffer());
	const { outgoing } = c.env;
	outgoing.writeHead(response.status, {
		'content-type': 'application/json',
		'content-length': body.length,
	});
	return { outgoing, body };
}

function drip(outgoing: ServerResponse, body: Buffer): void {
	let sent = 0;
	const timer = setInterval(() => {
		outgoing.write(body.subarray(sent, ++sent));
		if (sent === body.length) outgoing.end();
	}, DRIP_MS);
	outgoing.once('close', () => clearInterval(timer));
}
