import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { serveOnce } from '../../integration/support/server';

/** A request as it came over the wire. */
export interface WireRequest {
	readonly method: string;
	/** Under the base URL, without the query. */
	readonly path: string;
	readonly query: readonly (readonly [name: string, value: string])[];
	readonly headers: IncomingHttpHeaders;
	/** As JSON has it; undefined when there was none. */
	readonly body: unknown;
}

/** What a recorder answers, if it does not pass the request on. */
export interface FixedReply {
	readonly status: number;
	readonly body: unknown;
}

/** A server between the node and the sandbox that keeps every request. */
export interface Recorder {
	/** Without a path. */
	readonly origin: string;
	/** In the order in which they came in, since the last `take`. */
	take(): readonly WireRequest[];
}

/**
 * Starts one, until the test is over.
 *
 * @param upstreamOf origin of the server that answers
 * @param basePath path of the base URL, which the requests are told without
 * @param fixed answers instead of that server
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
	// What is not under the base URL keeps its whole path, which no document has.
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
