import type { NetworkError, ResponseOrError } from '../../request/ports';
import { isRecord } from '../../values/isRecord';
import type { Page, PagedList } from '../list/walkPages';
import type { Service } from '../http/service';

/** The request that tests a credential, and the advice for when it fails. */
export interface Probe {
	readonly service: Service;
	/** A list whose first page shows that the response comes from the service. */
	readonly list: PagedList<unknown, Page<unknown>>;
	/** How to get a key that works: a sentence. */
	readonly keyRemedy: string;
	/** How a key gets access to the API: a sentence. */
	readonly accessRemedy: string;
	/** Turns a refusal with a success status into an error response. */
	readonly hear?: (reply: ResponseOrError) => ResponseOrError;
}

/**
 * Explains why the credential does not work and what to do about it; `undefined` when the service itself responded and
 * accepted the key. Pure.
 *
 * @param url address of the request
 */
export function judgeResponse(
	reply: ResponseOrError,
	url: string,
	probe: Probe,
): string | undefined {
	const { service, list, keyRemedy, accessRemedy } = probe;
	const { name, defaultBaseUrl } = service;
	const heard = probe.hear?.(reply) ?? reply;
	if (heard.kind === 'networkError') return describeSilence(heard);

	const { status, headers, body } = heard;
	const isSuccess = status >= 200 && status < 300;
	const isAboutKey = status === 401 || status === 403;
	const address = `'Base URL' should look like ${defaultBaseUrl}`;
	if (status >= 300 && status < 400) {
		const target = describeTarget(headers.location, url);
		return `'Base URL' redirects to ${target} (HTTP ${status}). The API key was not sent there. ${address}`;
	}
	if (isSuccess && typeof list.parse(body) !== 'string') return undefined;
	if (isSuccess || (isAboutKey && isWebPage(body))) {
		return `Something other than the ${name} API answered: ${describeBody(body)} (HTTP ${status}). ${address}`;
	}

	const { text } = list.parseRefusal(body);
	const said = text === '' ? `HTTP ${status}` : `HTTP ${status}: ${text}`;
	if (status === 401) return `${name} does not accept this API key (${said}). ${keyRemedy}`;
	if (status === 403) {
		return `This API key has no access to the ${name} API (${said}). ${accessRemedy}`;
	}
	if (status === 404 || status === 405) {
		return `There is no ${name} API at this address (${said}). ${address}`;
	}
	if (status >= 500 || status === 408 || status === 425 || status === 429) {
		return `${name} is not available at the moment (${said}). Try again later.`;
	}
	return `${name} refused the test (${said}).`;
}

function describeSilence({ cause, message }: NetworkError): string {
	switch (cause) {
		case 'misconfigured':
		case 'cancelled':
			return message;
		case 'notDelivered':
			return `${message}. Check 'Base URL', and that this n8n instance can reach it.`;
		case 'lost':
		case 'timedOut':
			return `${message}. Check 'Base URL', or try again later.`;
	}
}

function describeTarget(location: string | undefined, url: string): string {
	if (location === undefined || !URL.canParse(location, url)) return 'another address';
	const { origin } = new URL(location, url);
	return origin === new URL(url).origin ? 'another address on the same server' : origin;
}

function isWebPage(body: unknown): body is string {
	return typeof body === 'string' && /^\s*<(?:!doctype|html|head|body)\b/i.test(body);
}

/** Describes a response body that is not the expected one. */
function describeBody(body: unknown): string {
	if (isWebPage(body)) {
		const title = /<title[^>]*>([^<]*)/i.exec(body)?.[1]?.trim().replace(/\s+/g, ' ') ?? '';
		return title === '' ? 'a web page' : `a web page, '${title.slice(0, 80)}'`;
	}
	if (isRecord(body) || Array.isArray(body)) return 'JSON without a list of accounts';
	return body === undefined || body === '' ? 'an empty response' : 'something that is not JSON';
}
