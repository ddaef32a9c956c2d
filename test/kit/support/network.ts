import type {
	ApiRequest,
	NetworkError,
	ResponseOrError,
} from '@n8n-nodes-recotap/kit/request/ports';

type Send = (request: ApiRequest) => Promise<ResponseOrError>;

/** What can happen to a request on its way: `before` the service has seen it, or `after` it has done its work. */
const FAULTS = {
	'refused connection': () => noAnswer('notDelivered'),
	'lost before': () => noAnswer('lost'),
	'lost after': async (request, send) => {
		await send(request);
		return noAnswer('lost');
	},
	'timed out before': () => noAnswer('timedOut'),
	'timed out after': async (request, send) => {
		await send(request);
		return noAnswer('timedOut');
	},
	'429': () => answer(429, undefined),
	'429 with a wait': () => answer(429, undefined, { 'retry-after': '7' }),
	'425': () => answer(425, undefined),
	'500 before': () => answer(500, undefined),
	'500 after': async (request, send) => {
		await send(request);
		return answer(500, undefined);
	},
	'503 with a wait': () => answer(503, undefined, { 'retry-after': '3' }),
	'524 after': async (request, send) => {
		await send(request);
		return answer(524, 'A timeout occurred');
	},
	'507 after': async (request, send) => {
		await send(request);
		return answer(507, undefined);
	},
	'302 after': async (request, send) => {
		await send(request);
		return answer(302, undefined, { location: 'https://elsewhere.example' });
	},
	'401': () => answer(401, undefined),
	'404': () => answer(404, undefined),
	'413 for more than ten rows': async (request, send, rows) =>
		rows > 10 ? answer(413, undefined) : await send(request),
	'page instead of a response, before': () => answer(200, '<html>Sign in</html>'),
	'page instead of a response, after': async (request, send) => {
		await send(request);
		return answer(200, '<html>Sign in</html>');
	},
	'nothing, after': async (request, send) => {
		await send(request);
		return answer(204, '');
	},
	'half a response': async (request, send) => {
		const response = await send(request);
		if (response.kind === 'networkError') return response;
		const text = JSON.stringify(response.body ?? '');
		return { ...response, body: text.slice(0, text.length / 2) };
	},
} satisfies Record<
	string,
	(request: ApiRequest, send: Send, rows: number) => ResponseOrError | Promise<ResponseOrError>
>;

/** Name of a fault. */
export type NetworkFault = keyof typeof FAULTS;

/** All of them. */
export const NETWORK_FAULTS = Object.keys(FAULTS) as readonly NetworkFault[];

/** Sends a request through a fault. */
export async function sendThrough(
	fault: NetworkFault,
	request: ApiRequest,
	send: Send,
	rows: number,
): Promise<ResponseOrError> {
	return await FAULTS[fault](request, send, rows);
}

function answer(
	status: number,
	body: unknown,
	headers: Readonly<Record<string, string>> = {},
): ResponseOrError {
	return { kind: 'response', status, headers, body };
}

function noAnswer(cause: NetworkError['cause']): ResponseOrError {
	return { kind: 'networkError', cause, message: `no response: ${cause}` };
}
