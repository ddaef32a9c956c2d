import { getEventListeners } from 'node:events';
import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { RECOTAP } from '#nodes/Recotap/api/service';
import { createSend } from '@n8n-nodes-recotap/kit/n8n/http/createSend';

/** n8n's helper: the object it is called on, and the request. */
type Helper = (this: object, type: string, options: IHttpRequestOptions) => Promise<unknown>;

/** The parts of a context that sending needs. */
function contextWith(httpRequestWithAuthentication: Helper, extra: object = {}): IExecuteFunctions {
	const context = {
		getCredentials: async () => ({ apiKey: 'key', baseUrl: RECOTAP.defaultBaseUrl }),
		helpers: { httpRequestWithAuthentication },
		...extra,
	};
	return context as unknown as IExecuteFunctions;
}

/** The signal that n8n's helper obeys: that of the context if it has one, otherwise that of the request. */
function signalFor(context: object, { abortSignal }: IHttpRequestOptions): AbortSignal {
	const signal =
		'getExecutionCancelSignal' in context
			? (context as IExecuteFunctions).getExecutionCancelSignal()
			: abortSignal;
	if (!(signal instanceof AbortSignal)) throw new Error('Nothing can end this request');
	return signal;
}

const REQUEST = { method: 'GET', path: '/accounts' } as const;
const OK = { statusCode: 200, headers: {}, body: '{}' };
const controller = new AbortController();
const inRun = { getExecutionCancelSignal: () => controller.signal };

it.each([
	['a run', inRun],
	['a run that cannot be cancelled', { getExecutionCancelSignal: () => undefined }],
	['a form or a poll', {}],
])('aborts a request that exceeds its timeout: in %s', async (_where, extra) => {
	let ended: Promise<unknown> | undefined;
	const send = createSend(
		contextWith(async function (_type, options) {
			const signal = signalFor(this, options);
			ended = new Promise((_resolve, reject) => {
				signal.addEventListener('abort', () => reject(new Error('aborted')));
			});
			return await ended;
		}, extra),
		RECOTAP,
		5,
	);
	expect(await send(REQUEST)).toMatchObject({ kind: 'networkError', cause: 'timedOut' });
	await expect(ended).rejects.toThrow('aborted');
});

it('aborts a request in flight when the user cancels', async () => {
	const stop = new AbortController();
	const signals: AbortSignal[] = [];
	const send = createSend(
		contextWith(
			async function (_type, options) {
				signals.push(signalFor(this, options));
				stop.abort();
				return await new Promise(() => undefined);
			},
			{ getExecutionCancelSignal: () => stop.signal },
		),
		RECOTAP,
		60_000,
	);
	expect(await send(REQUEST)).toMatchObject({ cause: 'cancelled' });
	expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
});

it('passes the rest of the context to the helper unchanged', async () => {
	const seen: unknown[] = [];
	const context = contextWith(
		async function (this: object) {
			seen.push(Reflect.get(this, 'getNode'));
			return OK;
		},
		{ ...inRun, getNode: 'the node' },
	);
	await createSend(context, RECOTAP, 60_000)(REQUEST);
	expect(seen).toEqual(['the node']);
	expect(context.getExecutionCancelSignal()).toBe(controller.signal);
});

it('leaves no listener on the cancel signal of a run with many requests', async () => {
	const send = createSend(
		contextWith(async () => OK, inRun),
		RECOTAP,
		60_000,
	);
	for (let count = 0; count < 50; count++) await send(REQUEST);
	await Promise.resolve();
	expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
});
