import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { serveOnce } from '../../integration/support/server';

/** A request as received from the network. */
export interface WireRequest {
	readonly method: string;
	/** Relative to the base URL, without the query. */
	readonly path: string;
	readonly query: readonly (readonly [name: string, value: string])[];
	readonly headers: IncomingHttpHeaders;
	/** Parsed JSON; undefined if there was none. */
	readonly body: unknown;
}

/** A response of the recorder, used instead of forwarding the request. */
export interface FixedReply {
	readonly status: number;
	readonly body: unknown;
}

/** A server between the node and the sandbox that records every request. */
export interface Recorder {
	/** Without a path. */
	readonly origin: string;
	/** In the order of arrival, since the last `take`. */
	take(): readonly WireRequest[];
}

/**
 * Starts a recorder until the end of the test.
 *
 * @param upstreamOf origin of the server that responds
 * @param basePath path of the base URL, removed from the recorded paths
 * @param fixed responses that replace those of the server
 */
export async function startRecorder(
	upstreamOf: () => string,
	basePath: string,
	fixed?: FixedReply,
): Promise<Recorder> {
	let requests: WireRequest[] = [];
	const origin = await serveOnce((request, response) => {
		void pass(request, response);
	});
	const pass = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
		const text = await textOf(request);
		requests.push(describe(request, text, basePath));
		const { status, body } =
			fixed ?? (await ask(upstreamOf() + (request.url ?? ''), request, text));
		response.writeHead(status, { 'content-type': 'application/json' });
		response.end(JSON.stringify(body));
	};
	return {
		origin,
		take: () => {
			const taken = requests;
			requests = [];
			return taken;
		},
	};
}

async function textOf(request: IncomingMessage): Promise<string> {
	let text = '';
	request.setEncoding('utf8');
	for await (const chunk of request) text += String(chunk);
	return text;
}

function describe(
	{ method = '', url = '', headers }: IncomingMessage,
	text: string,
	basePath: string,
): WireRequest {
	const { pathname, searchParams } = new URL(url, 'http://recorder');
	// Requests outside the base URL keep their whole path, which is in no document.
	const path = pathname.startsWith(basePath) ? pathname.slice(basePath.length) : pathname;
	const body = text === '' ? undefined : (JSON.parse(text) as unknown);
	return { method, path, query: [...searchParams], headers, body };
}

async function ask(
	url: string,
	{ method = 'GET', headers }: IncomingMessage,
	text: string,
): Promise<FixedReply> {
	const reply = await fetch(url, {
		method,
		headers: {
			'x-api-key': String(headers['x-api-key']),
			'content-type': headers['content-type'] ?? '',
		},
		...(text === '' ? {} : { body: text }),
	});
	return { status: reply.status, body: await reply.json() };
}
