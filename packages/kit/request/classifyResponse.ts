import { parseRetryAfter } from './parseRetryAfter';
import type { Reply } from './ports';
import type { RowFault, Target } from '../push/target';

/**
 * What a reply means for the rows that were sent, by how far it reaches.
 * `request`: this attempt came to nothing, another may succeed. `rows`: some of the rows are refused.
 * `group`: the options that the rows share are refused. `run`: nothing else can succeed either.
 */
export type Verdict =
	| { readonly scope: 'none'; readonly body: unknown }
	| {
			readonly scope: 'request';
			readonly throttled: boolean;
			/** The request may have been carried out although the answer says nothing about it. */
			readonly ambiguous: boolean;
			/** Wait that the server asked for, ms. */
			readonly retryAfter: number | undefined;
			readonly reason: string;
	  }
	| {
			readonly scope: 'rows';
			/** `tooMany`: the rows are fine, but together too much for one request. */
			readonly problem: 'invalid' | 'tooMany';
			/** Which rows are bad, if the reply says so. */
			readonly faults: readonly RowFault[];
			/** See `Refusal`. */
			readonly isConclusive: boolean;
			readonly reason: string;
	  }
	| { readonly scope: 'group'; readonly isConclusive: boolean; readonly reason: string }
	| {
			readonly scope: 'run';
			readonly code: StopCode;
			/** The stopping request itself may have been carried out. */
			readonly ambiguous: boolean;
			readonly reason: string;
	  };

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
 * 408 Request Timeout, 425 Too Early, 429 Too Many Requests and these 5xx may pass (RFC 9110 section 15, RFC 6585); so may
 * what gateways say of a server behind them (520 to 524, 527 and 530 of Cloudflare, 529 of several that are overloaded).
 */
const TRANSIENT = new Set([
	408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 527, 529, 530,
]);
/** Turned away before any work was done: RFC 8470 section 5.2 and RFC 6585 section 4. */
const NOT_PROCESSED = new Set([425, 429]);
/**
 * Refused for the request itself, before any work was done (RFC 9110 section 15.5, RFC 6585, RFC 7725). Of redirects only
 * those that hand the request on as it is (sections 15.4.2, 15.4.8 and 15.4.9): servers that have carried a request out
 * answer with 302 and 303. Whatever is not listed proves nothing: the request may have been carried out.
 */
const REFUSED = new Set([
	301, 307, 308, 401, 402, 403, 404, 405, 407, 410, 411, 412, 414, 415, 417, 421, 426, 428, 431,
	451,
]);
/** The server understood the request and refuses its content. */
const CONTENT_REFUSED = new Set([400, 409, 422]);
/** The key or the address is wrong, for every request alike. */
const STOPPING: ReadonlyMap<number, StopCode> = new Map([
	[401, 'unauthorised'],
	[403, 'unauthorised'],
	[404, 'wrongAddress'],
	[405, 'wrongAddress'],
]);

/**
 * Decides what a reply means. Pure.
 *
 * @param readRefusal reads the body of an answer that is no success
 * @param now milliseconds since the epoch, for a `Retry-After` that is a date
 */
export function classifyReply(
	reply: Reply,
	readRefusal: Target<never, never>['readRefusal'],
	now: number,
): Verdict {
	if (reply.kind === 'noAnswer') {
		switch (reply.cause) {
			case 'cancelled':
				return stop('cancelled', reply.message, true);
			case 'misconfigured':
				return stop('misconfigured', reply.message);
			case 'notDelivered':
			case 'lost':
			case 'timedOut':
				return {
					scope: 'request',
					throttled: false,
					ambiguous: reply.cause !== 'notDelivered',
					retryAfter: undefined,
					reason: reply.message,
				};
		}
	}

	const { status, headers, body } = reply;
	if (status >= 200 && status < 300) return { scope: 'none', body };
	const isAmbiguous = !REFUSED.has(status);
	if (status >= 300 && status < 400) {
		const reason = `HTTP ${status}: the API redirects to a different address`;
		return stop(isAmbiguous ? 'rejected' : 'wrongAddress', reason, isAmbiguous);
	}

	const refusal = readRefusal(body, status);
	const reason = refusal.text === '' ? `HTTP ${status}` : `HTTP ${status}: ${refusal.text}`;
	if (TRANSIENT.has(status)) {
		return {
			scope: 'request',
			throttled: status === 429,
			ambiguous: !NOT_PROCESSED.has(status),
			retryAfter: parseRetryAfter(headers, now),
			reason,
		};
	}
	if (status === 413) {
		return { scope: 'rows', problem: 'tooMany', faults: [], isConclusive: false, reason };
	}
	const isAboutRows = refusal.about === 'rows';
	if (CONTENT_REFUSED.has(status) || (status === 404 && isAboutRows)) {
		const words = refusal.text === '' ? reason : refusal.text;
		const { isConclusive = false } = refusal;
		return isAboutRows
			? { scope: 'rows', problem: 'invalid', faults: refusal.faults, isConclusive, reason: words }
			: { scope: 'group', isConclusive, reason: words };
	}
	return stop(STOPPING.get(status) ?? 'rejected', reason, isAmbiguous);
}

function stop(code: StopCode, reason: string, ambiguous = false): Verdict {
	return { scope: 'run', code, ambiguous, reason };
}
