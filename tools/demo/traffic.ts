import { subscribe } from 'node:diagnostics_channel';
import { ClientRequest } from 'node:http';
import { isRecord } from '@n8n-nodes-recotap/kit/values/isRecord';
import type { LoggedRequest } from '#sandbox/server';

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

/** Looks into the request log of the sandbox. */
export function readSandboxTraffic({
	requests,
}: {
	readonly requests: readonly Pick<LoggedRequest, 'method' | 'rows' | 'status'>[];
}): ReadTraffic {
	return (method) => {
		const sent = requests.filter((request) => request.method === method);
		const answered = sent.filter(({ status }) => status !== 0);
		const rows = answered.reduce((sum, request) => sum + request.rows, 0);
		return { sent: sent.length, answered: answered.length, rows };
	};
}

/** Counts the requests of this process to one host from now on, through the events of node:http. */
export function watchTraffic(host: string): ReadTraffic {
	const counts = { POST: { sent: 0, answered: 0 }, PATCH: { sent: 0, answered: 0 } };
	const count = (event: string, what: 'sent' | 'answered') =>
		subscribe(event, (message) => {
			const request = isRecord(message) ? message['request'] : undefined;
			if (!(request instanceof ClientRequest) || request.getHeader('host') !== host) return;
			if (request.method === 'POST' || request.method === 'PATCH') counts[request.method][what]++;
		});
	count('http.client.request.start', 'sent');
	count('http.client.response.finish', 'answered');
	return (method) => ({ ...counts[method], rows: undefined });
}
