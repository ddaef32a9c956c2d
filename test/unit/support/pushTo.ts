import type { Earlier } from '@n8n-nodes-recotap/kit/push/checkpoint';
import {
	push,
	type CheckedRow,
	type PushReport,
	type PushSettings,
} from '@n8n-nodes-recotap/kit/push/push';
import type {
	ApiRequest,
	NetworkError,
	Ports,
	ResponseOrError,
} from '@n8n-nodes-recotap/kit/request/ports';
import { Run, type RunLimits } from '@n8n-nodes-recotap/kit/request/run';
import type { BatchResponse, Refusal, RowResult, Target } from '@n8n-nodes-recotap/kit/push/target';
import { VirtualTime } from './virtualTime';

/** A row of the example API in these tests. */
export interface Thing {
	readonly key: string;
}

/** The request-level options of that API. */
export interface Shared {
	readonly list?: string;
}

/** An API as a function: its response to the keys of a request. */
export type FakeApi = (
	keys: readonly string[],
	request: { readonly shared: Shared; readonly number: number; readonly time: VirtualTime },
) => ResponseOrError | Promise<ResponseOrError>;

interface Body {
	readonly keys: readonly string[];
	readonly shared: Shared;
}

/** The example endpoint. Its responses contain decoded results. */
export const target: Target<Thing, Shared> = {
	limit: 100,
	keyName: 'key',
	identify: ({ key }) => key,
	encode: (things, shared) => ({
		method: 'POST',
		path: '/things',
		body: { keys: things.map(({ key }) => key), shared } satisfies Body,
	}),
	decode: (body) => body as BatchResponse,
	parseRefusal: (body) => (body ?? { about: 'unclear', text: '' }) as Refusal,
};

/** One push, and everything that can be observed from outside. */
export interface Pushed extends PushReport {
	/** The keys of every request, in the order of sending. */
	readonly sent: readonly (readonly string[])[];
	/** The time of each request, ms since the start. */
	readonly sentAt: readonly number[];
	/** Maximum number of concurrent requests. */
	readonly peak: number;
	readonly time: VirtualTime;
	/** Status of every row, in order. */
	readonly statuses: readonly string[];
}

export interface PushOptions extends Partial<PushSettings & RunLimits> {
	readonly time?: VirtualTime;
	readonly random?: () => number;
	readonly cancelled?: () => boolean;
	readonly target?: Target<Thing, Shared>;
	readonly earlier?: Earlier;
}

/** Valid rows with these keys. */
export function things(keys: readonly string[], shared: Shared = {}): CheckedRow<Thing, Shared>[] {
	return keys.map((key) => ({ valid: true, payload: { key }, shared }));
}

/** Keys k0, k1, ... */
export function keys(count: number): string[] {
	return Array.from({ length: count }, (_, index) => `k${index}`);
}

/** Pushes rows to an example API in virtual time. Random numbers are constant unless set. */
export async function pushTo(
	api: FakeApi,
	rows: readonly CheckedRow<Thing, Shared>[],
	options: PushOptions = {},
): Promise<Pushed> {
	const { time = new VirtualTime(), random = () => 0.5, cancelled = () => false } = options;
	const sent: (readonly string[])[] = [];
	const sentAt: number[] = [];
	const start = time.now();
	let underWay = 0;
	let peak = 0;
	const ports: Ports = {
		send: async ({ body }: ApiRequest) => {
			const { keys: inRequest, shared } = body as Body;
			sent.push(inRequest);
			sentAt.push(time.now() - start);
			peak = Math.max(peak, ++underWay);
			const reply = await api(inRequest, { shared, number: sent.length, time });
			underWay--;
			return reply;
		},
		sleep: time.sleep,
		now: time.now,
		random,
		cancelled,
	};
	const settings: PushSettings & RunLimits = {
		batchSize: 100,
		concurrency: 1,
		duplicates: 'keepLast',
		maxRetries: 4,
		maxWaitMs: 600_000,
		...options,
	};
	const report = await time.run(
		push(rows, options.target ?? target, settings, new Run(ports, settings), options.earlier),
	);
	const statuses = report.outcomes.map(({ status }) => status);
	return { ...report, sent, sentAt, peak, time, statuses };
}

/** A 2xx with one result for each key. */
export function created(inRequest: readonly string[]): ResponseOrError {
	return accepted({
		kind: 'perRow',
		results: inRequest.map((key): RowResult => ({
			key,
			status: 'created',
			facts: { id: `id-${key}` },
		})),
	});
}

export function accepted(decoded: BatchResponse): ResponseOrError {
	return { kind: 'response', status: 200, headers: {}, body: decoded };
}

/** A response with this status and an empty body, unless set. */
export function status(
	code: number,
	body?: Refusal,
	headers: Readonly<Record<string, string>> = {},
): ResponseOrError {
	return { kind: 'response', status: code, headers, body };
}

/** The connection broke, or was never established. */
export function noAnswer(cause: NetworkError['cause']): ResponseOrError {
	return { kind: 'networkError', cause, message: `no answer: ${cause}` };
}

/** Responds to the first requests with these responses, and to all others with success. */
export const firstAnswering =
	(...replies: readonly ResponseOrError[]): FakeApi =>
	(inRequest, { number }) =>
		replies[number - 1] ?? created(inRequest);
