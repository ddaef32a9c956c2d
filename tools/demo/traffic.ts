import { ClientRequest } from 'node:http';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { LoggedRequest } from '#sandbox/core/requestLog';

/** What went over the line for one operation so far. */
export interface Traffic {
	/** Requests that were sent, repeats included. */
	readonly sent: number;
	/** Requests that were answered. */
	readonly answered: number;
	/** Rows in the answered requests; `undefined` where we cannot look inside. */
	readonly rows: number | undefined;
}

/** The operations of the example, told apart by their method. */
export type Method = 'POST' | 'PATCH';

/** Looks up what happened so far. */
export type ReadTraffic = (method: Method) => Traffic;

/** Reads the request log of the sandbox. */
export function readSandboxTraffic({
	requests,
}: {
	readonly requests: readonly Pick<LoggedRequest, 'method' | 'rows' | 'status'>[];
}): ReadTraffic {
	return (method) => {
		const sent = requests.filter((request) => request.method === method);
		const answered = sent.filter(({ status }) => status !== 0);
		return {
			sent: sent.length,
			answered: answered.length,
			rows: answered.reduce((sum, { rows }) => sum + rows, 0),
		};
	};
}

/**
 * Counts the requests of this process to one host, through the events of node:http.
 *
 * @returns how to look up the counts, and how to stop counting
 */
export function watchTraffic(host: string): { read: ReadTraffic; stop: () => void } {
	const counts = { POST: { sent: 0, answered: 0 }, PATCH: { sent: 0, answered: 0 } };
	const count = (what: 'sent' | 'answered') => (message: unknown) => {
		const request = requestOf(message);
		if (request?.getHeader('host') !== host) return;
		if (request.method === 'POST' || request.method === 'PATCH') counts[request.method][what]++;
	};
	const onStart = count('sent');
	const onFinish = count('answered');
	subscribe('http.client.request.start', onStart);
	subscribe('http.client.response.finish', onFinish);
	return {
		read: (method) => ({ ...counts[method], rows: undefined }),
		stop: () => {
			unsubscribe('http.client.request.start', onStart);
			unsubscribe('http.client.response.finish', onFinish);
		},
	};
}

function requestOf(message: unknown): ClientRequest | undefined {
	if (typeof message !== 'object' || message === null || !('request' in message)) return undefined;
	return message.request instanceof ClientRequest ? message.request : undefined;
}
