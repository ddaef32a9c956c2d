import type {
	IExecuteFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IPollFunctions,
} from 'n8n-workflow';
import type { ApiRequest, Ports, ResponseOrError } from '../../request/ports';
import { parseBaseUrl } from './baseUrl';
import { bodyParser } from './bodyParser';
import type { Service } from './service';
import { orAborted } from './orAborted';
import { toNetworkError } from './toNetworkError';
import { toResponse } from './toResponse';

/** The contexts in which a node sends requests: a run, a form in the editor, a poll. */
export type RequestContext = IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions;

/** Where requests go, and how the bodies of their responses are parsed. */
type Destination =
	| { readonly ok: true; readonly url: string; readonly parseBody: (body: string) => unknown }
	| { readonly ok: false; readonly reason: string };

/**
 * Creates the only function that sends HTTP requests, through n8n's helper, which adds the API key. It follows no
 * redirect, returns every status as a response, and never rejects. An attempt that times out or is cancelled ends at
 * once, and its connection is closed.
 *
 * @param timeoutMs timeout of one attempt, ms
 */
export function createSend(
	context: RequestContext,
	service: Service,
	timeoutMs: number,
): Ports['send'] {
	let destination: Promise<Destination> | undefined;
	const cancelSignal = cancelSignalOf(context);

	const sendOnce = async (request: ApiRequest, signal: AbortSignal): Promise<ResponseOrError> => {
		destination ??= findDestination(context, service);
		const found = await destination;
		return found.ok
			? await attempt(context, service, request, found, timeoutMs, signal)
			: { kind: 'networkError', cause: 'misconfigured', message: found.reason };
	};

	return async (request) => {
		const controller = new AbortController();
		const giveUp = (code: string) => (): ResponseOrError => {
			controller.abort();
			return toNetworkError({ code }, service);
		};
		const reply = sendOnce(request, controller.signal);
		const unlessCancelled = orAborted(reply, cancelSignal, giveUp('ERR_CANCELED'));
		// The helper's own timeout restarts with every byte, so a response that trickles in would never end.
		return await orAborted(unlessCancelled, AbortSignal.timeout(timeoutMs), giveUp('ETIMEDOUT'));
	};
}

/** The signal of the user's Stop button. Only a run can be cancelled. */
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
): Promise<ResponseOrError> {
	// A new object for each attempt, because the helper modifies it.
	const options: IHttpRequestOptions = {
		method,
		url: url + path,
		...(query === undefined ? {} : { qs: { ...query } }),
		...(body === undefined ? {} : { body }),
		json: true,
		// Raw text: a truncated body must not pass for an empty one.
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

/**
 * The same context with this signal instead of the one for Stop, which the helper prefers to the signal of a request.
 */
function withSignal<Context extends RequestContext>(
	context: Context,
	signal: AbortSignal,
): Context {
	if (!('getExecutionCancelSignal' in context)) return context;
	return Object.create(context, { getExecutionCancelSignal: { value: () => signal } }) as Context;
}
