import type {
	IExecuteFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IPollFunctions,
} from 'n8n-workflow';
import type { ApiRequest, Ports, Reply } from '../../request/ports';
import { parseBaseUrl } from './baseUrl';
import { bodyParser } from './bodyParser';
import type { Service } from './service';
import { orAborted } from './orAborted';
import { toNetworkError } from './toNetworkError';
import { toResponse } from './toResponse';

/** The situations in which a node sends requests: a run, a form that is being filled in, a poll. */
export type RequestContext = IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions;

/** Where requests go, and how the bodies of their responses are parsed. */
type Destination =
	| { readonly ok: true; readonly url: string; readonly parseBody: (body: string) => unknown }
	| { readonly ok: false; readonly reason: string };

/**
 * Gives the one function that talks HTTP: through n8n's own helper, which adds the API key. It follows no redirect,
 * hands out every status as an answer, and never rejects. An attempt that takes too long, or that the user cancels, is
 * over at once, and its connection is closed.
 *
 * @param timeoutMs longest time for one attempt, ms
 */
export function createSend(
	context: RequestContext,
	service: Service,
	timeoutMs: number,
): Ports['send'] {
	let destination: Promise<Destination> | undefined;
	const cancelSignal = cancelSignalOf(context);

	const sendOnce = async (request: ApiRequest, signal: AbortSignal): Promise<Reply> => {
		destination ??= findDestination(context, service);
		const found = await destination;
		return found.ok
			? await attempt(context, service, request, found, timeoutMs, signal)
			: { kind: 'noAnswer', cause: 'misconfigured', message: found.reason };
	};

	return async (request) => {
		const controller = new AbortController();
		const giveUp = (code: string) => (): Reply => {
			controller.abort();
			return toNetworkError({ code }, service);
		};
		const reply = sendOnce(request, controller.signal);
		const unlessCancelled = orAborted(reply, cancelSignal, giveUp('ERR_CANCELED'));
		// The helper's own timeout starts anew with every byte, so a reply that trickles would never end.
		return await orAborted(unlessCancelled, AbortSignal.timeout(timeoutMs), giveUp('ETIMEDOUT'));
	};
}

/** The user's Stop button. Only a run can be cancelled. */
export function cancelSignalOf(context: RequestContext): AbortSignal | undefined {
	return 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
}

async function findDestination(context: RequestContext, service: Service): Promise<Destination> {
	try {
		const { baseUrl, apiKey } = await context.getCredentials(service.credential);
		const base = parseBaseUrl(baseUrl, service);
		return base.ok
			? { ...base, parseBody: bodyParser(typeof apiKey === 'string' ? apiKey.trim() : '') }
			: base;
	} catch (error) {
		const reason = error instanceof Error ? error.message : 'The credential cannot be read';
		return { ok: false, reason };
	}
}

async function attempt(
	context: RequestContext,
	service: Service,
	{ method, path, query, body }: ApiRequest,
	{ url, parseBody }: Extract<Destination, { ok: true }>,
	timeoutMs: number,
	abortSignal: AbortSignal,
): Promise<Reply> {
	// A fresh object for each attempt: the helper changes it.
	const options: IHttpRequestOptions = {
		method,
		url: url + path,
		...(query === undefined ? {} : { qs: { ...query } }),
		...(body === undefined ? {} : { body }),
		json: true,
		// The text as it came: a reply cut short must not pass for an empty one.
		encoding: 'text',
		timeout: timeoutMs,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		abortSignal,
	};
	try {
		const response: unknown = await context.helpers.httpRequestWithAuthentication.call(
			withSignal(context, abortSignal),
			service.credential,
			options,
		);
		return toResponse(response, parseBody) ?? toNetworkError(undefined, service);
	} catch (error) {
		return toNetworkError(error, service);
	}
}

/** The same context with this signal in place of the one for Stop, which the helper prefers to that of a request. */
function withSignal<Context extends RequestContext>(
	context: Context,
	signal: AbortSignal,
): Context {
	if (!('getExecutionCancelSignal' in context)) return context;
	return Object.create(context, { getExecutionCancelSignal: { value: () => signal } }) as Context;
}
