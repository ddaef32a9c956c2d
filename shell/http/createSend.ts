import type {
	IExecuteFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IPollFunctions,
} from 'n8n-workflow';
import type { ApiRequest, Ports, Reply } from '../../bulk/ports';
import { readBaseUrl } from './baseUrl';
import { isRecord } from '../isRecord';
import type { Service } from '../service';
import { orAborted } from './orAborted';
import { readFailure } from './readFailure';

/** The situations in which a node sends requests: a run, a form that is being filled in, a poll. */
export type RequestContext = IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions;

/** Where requests go, and the secret that must not come back in an answer. */
type Destination =
	| { readonly ok: true; readonly url: string; readonly apiKey: string }
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
		return base.ok ? { ...base, apiKey: typeof apiKey === 'string' ? apiKey.trim() : '' } : base;
	} catch (error) {
		const reason = error instanceof Error ? error.message : 'The credential cannot be read';
		return { ok: false, reason };
	}
}

async function attempt(
	context: RequestContext,
	service: Service,
	{ method, path, query, body }: ApiRequest,
	{ url, apiKey }: Extract<Destination, { ok: true }>,
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
		return readResponse(response, service, apiKey);
	} catch (error) {
		return readFailure(error, service);
	}
}

function readResponse(response: unknown, service: Service, apiKey: string): Reply {
	if (!isRecord(response) || typeof response.statusCode !== 'number') {
		return readFailure(undefined, service);
	}
	const headers: Record<string, string> = {};
	for (const [name, value] of Object.entries(response.headers ?? {})) {
		if (typeof value === 'string') headers[name.toLowerCase()] = value;
	}
	return {
		kind: 'answer',
		status: response.statusCode,
		headers,
		body: readBody(response.body, apiKey),
	};
}

/** Parsed JSON, or the text itself. A server that repeats the API key does not get it into an output. */
function readBody(body: unknown, apiKey: string): unknown {
	if (typeof body !== 'string') return body;
	const text = apiKey !== '' && body.includes(apiKey) ? body.replaceAll(apiKey, '[API key]') : body;
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}
