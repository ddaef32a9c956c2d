import { parseRetryAfter } from './parseRetryAfter';
import type { ResponseOrError } from './ports';

/** The part of a refusal that this layer needs: the API's message, for the user. */
export interface RefusalText {
	readonly text: string;
}

/** Parses the body of an unsuccessful response. Never throws. */
export type ParseRefusal<Refusal extends RefusalText> = (body: unknown, status: number) => Refusal;

/**
 * What a response means for one request. `retry`: this attempt failed, another may succeed. `refused`: the API understood
 * the request and does not accept its content. `stop`: no other request can succeed either.
 */
export type Verdict<Refusal> =
	| { readonly kind: 'success'; readonly body: unknown }
	| {
			readonly kind: 'retry';
			readonly throttled: boolean;
			/** The request may have been carried out, although the response does not say so. */
			readonly ambiguous: boolean;
			/** Wait requested by the server, ms. */
			readonly retryAfter: number | undefined;
			readonly reason: string;
	  }
	| RefusedVerdict<Refusal>
	| StopVerdict;

/** The API does not accept the content of the request. The sender decides what that means for its parts. */
export interface RefusedVerdict<Refusal> {
	readonly kind: 'refused';
	readonly status: RefusedStatus;
	readonly refusal: Refusal;
	/** Status and message. */
	readonly reason: string;
}

/** No other request can succeed either. */
export interface StopVerdict {
	readonly kind: 'stop';
	readonly code: StopCode;
	/** The request that caused the stop may have been carried out. */
	readonly ambiguous: boolean;
	readonly reason: string;
}

/** Why a run stops early. */
export type StopCode =
	| 'misconfigured'
	| 'unauthorised'
	| 'wrongAddress'
	| 'rejected'
	| 'unreadable'
	| 'unavailable'
	| 'waitTooLong'
	| 'cancelled';

/**
 * Transient: 408 Request Timeout, 425 Too Early, 429 Too Many Requests and these 5xx (RFC 9110 section 15, RFC 6585),
 * and what gateways report about the server behind them (520 to 524, 527 and 530 of Cloudflare, 529 of several that are
 * overloaded).
 */
const TRANSIENT = new Set([
	408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 527, 529, 530,
]);
/** Rejected before any processing: RFC 8470 section 5.2 and RFC 6585 section 4. */
const NOT_PROCESSED = new Set([425, 429]);
/**
 * Refused because of the request itself, before any processing (RFC 9110 section 15.5, RFC 6585, RFC 7725). Of the
 * redirects, only those that preserve the request (sections 15.4.2, 15.4.8 and 15.4.9): servers respond with 302 and
 * 303 after they have carried out a request. Any other status proves nothing: the request may have been carried out.
 */
const REFUSED = new Set([
	301, 307, 308, 401, 402, 403, 404, 405, 407, 410, 411, 412, 414, 415, 417, 421, 426, 428, 431,
	451,
]);
/** The server understood the request and refuses its content, its size, or its target. */
const CONTENT_REFUSED = [400, 404, 409, 413, 422] as const;
type RefusedStatus = (typeof CONTENT_REFUSED)[number];
/** Key or address is wrong for every request. */
const STOPPING: ReadonlyMap<number, StopCode> = new Map([
	[401, 'unauthorised'],
	[403, 'unauthorised'],
	[405, 'wrongAddress'],
]);

/**
 * Decides what a response means. Pure.
 *
 * @param parseRefusal called for every response that is neither a success nor a redirect
 * @param now milliseconds since the epoch, for a `Retry-After` with a date
 */
export function classifyResponse<Refusal extends RefusalText>(
	response: ResponseOrError,
	parseRefusal: ParseRefusal<Refusal>,
	now: number,
): Verdict<Refusal> {
	if (response.kind === 'networkError') {
		switch (response.cause) {
			case 'cancelled':
				return stop('cancelled', response.message, true);
			case 'misconfigured':
				return stop('misconfigured', response.message);
			case 'notDelivered':
			case 'lost':
			case 'timedOut':
				return {
					kind: 'retry',
					throttled: false,
					ambiguous: response.cause !== 'notDelivered',
					retryAfter: undefined,
					reason: response.message,
				};
		}
	}

	const { status, headers, body } = response;
	if (status >= 200 && status < 300) return { kind: 'success', body };
	const isAmbiguous = !REFUSED.has(status);
	if (status >= 300 && status < 400) {
		const reason = `HTTP ${status}: the API redirects to a different address`;
		return stop(isAmbiguous ? 'rejected' : 'wrongAddress', reason, isAmbiguous);
	}

	const refusal = parseRefusal(body, status);
	const reason = refusal.text === '' ? `HTTP ${status}` : `HTTP ${status}: ${refusal.text}`;
	if (TRANSIENT.has(status)) {
		return {
			kind: 'retry',
			throttled: status === 429,
			ambiguous: !NOT_PROCESSED.has(status),
			retryAfter: parseRetryAfter(headers, now),
			reason,
		};
	}
	const refused = CONTENT_REFUSED.find((code) => code === status);
	if (refused !== undefined) return { kind: 'refused', status: refused, refusal, reason };
	return stop(STOPPING.get(status) ?? 'rejected', reason, isAmbiguous);
}

function stop(code: StopCode, reason: string, ambiguous = false): StopVerdict {
	return { kind: 'stop', code, ambiguous, reason };
}
