/**
 * The API as a separate process: accepts accounts, returns a result for each of them, and counts requests. The sandbox
 * is not used here, because it checks and stores every row and would use the CPU that is measured.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';

/** What the stand-in has received since the last reset. */
export interface Seen {
	readonly requests: number;
	/** When the last response was sent, ns on the clock of `process.hrtime`. */
	readonly lastReplyAt: string;
}

interface Body {
	readonly accounts: readonly { readonly domain: string }[];
}

let latencyMs = 0;
let requests = 0;
let lastReplyAt = 0n;
let created = 0;

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
	const { url = '' } = request;
	if (url.startsWith('/start/')) {
		latencyMs = Number(url.slice('/start/'.length));
		requests = 0;
		response.end();
	} else if (url === '/seen') {
		const seen: Seen = { requests, lastReplyAt: String(lastReplyAt) };
		response.end(JSON.stringify(seen));
	} else {
		requests++;
		const due = performance.now() + latencyMs;
		const text = reply(await readText(request));
		await waitUntil(due);
		response.writeHead(200, {
			'content-type': 'application/json; charset=utf-8',
			'content-length': Buffer.byteLength(text),
		});
		lastReplyAt = process.hrtime.bigint();
		response.end(text);
	}
}

/** Waits with sub-millisecond precision, unlike timers, which would add one percent to 100 ms. */
async function waitUntil(due: number): Promise<void> {
	const ms = Math.floor(due - performance.now()) - 1;
	if (ms > 0) await sleep(ms);
	while (performance.now() < due) await nextTurn();
}

async function readText(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks).toString();
}

function reply(text: string): string {
	const { accounts } = JSON.parse(text) as Body;
	const results = accounts.map(({ domain }) => ({
		rtp_aid: `663abc0f${String(++created).padStart(16, '0')}`,
		domain,
		status: 'created',
	}));
	const summary = { total: results.length, created: results.length, updated: 0, failed: 0 };
	return JSON.stringify({ statusCode: 200, data: { results, summary } });
}

const server = createServer((request, response) => void answer(request, response));
server.keepAliveTimeout = 120_000;
server.listen(0, '127.0.0.1', () => process.send?.(server.address()));
process.once('disconnect', () => process.exit());
