import type {
	IExecuteFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IPollFunctions,
} from 'n8n-workflow';
import type { ApiRequest, Ports, Reply } from '../../bulk/ports';
import { readBaseUrl } from './baseUrl';
import { bodyReader } from './bodyReader';
import type { Service } from '../service';
import { orAborted } from './orAborted';
import { readFailure } from './readFailure';
import { readResponse } from './readResponse';

/** The situations in which a node sends requests: a run, a form that is being filled in, a poll. */
export type RequestContext = IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions;

/** Where requests go, and how the bodies of their answers are read. */
type Destination =
	| { readonly ok: true; readonly url: string; readonly readBody: (body: string) => unknown }
	| { readonly ok: false; readonly reason: string };

/**
 * Gives the one function that talks HTTP: through n8n's own helper, which adds the API key. It follows no redirect,
 * hands out every status as an answer, and never rejects.
 *
 * @param timeoutMs longest time for one attempt, ms
 */
export function createSend(
	context: RequestContext,
	service: Service,
	timeoutMs: number,
): Ports['send'] {
	let destination: Promise<Destination> | undefined;

	return async (request) => {
		destination ??= findDestination(context, service);
		const found = await destination;
		if (!found.ok) return { kind: 'noAnswer', cause: 'misconfigured', message: found.reason };
		// The helper's own timeout starts anew with every byte, so a reply that trickles would never end.
		return await orAborted(
			attempt(context, service, request, found, timeoutMs),
			AbortSignal.timeout(timeoutMs),
			() => readFailure({ code: 'ETIMEDOUT' }, service),
		);
	};
}

async function findDestination(context: RequestContext, service: Service): Promise<Destination> {
	try {
		const { baseUrl, apiKey } = await context.getCredentials(service.credential);
		const base = readBaseUrl(baseUrl, service);
		return base.ok
			? { ...base, readBody: bodyReader(typeof apiKey === 'string' ? apiKey.trim() : '') }
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
	{ url, readBody }: Extract<Destination, { ok: true }>,
	timeoutMs: number,
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
	};
	try {
		const response: unknown = await context.helpers.httpRequestWithAuthentication.call(
			context,
			service.credential,
			options,
		);
		return readResponse(response, readBody) ?? readFailure(undefined, service);
	} catch (error) {
		return readFailure(error, service);
	}
}
