import { parseRetryAfter } from './parseRetryAfter';
import type { Reply } from './ports';
import type { RowFault, Target } from './target';

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
			readonly reason: string;
	  }
	| { readonly scope: 'group'; readonly reason: string }
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

/** 408 Request Timeout, 425 Too Early, 429 Too Many Requests and these 5xx may pass (RFC 9110 section 15, RFC 6585). */
const TRANSIENT = new Set([408, 425, 429, 500, 502, 503, 504]);
/** Turned away before any work was done: RFC 8470 section 5.2 and RFC 6585 section 4. */
const NOT_PROCESSED = new Set([425, 429]);
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
	if (status >= 300 && status < 400) {
		return stop('wrongAddress', `HTTP ${status}: the API redirects to another address`);
	}

	const refusal = readRefusal(body, status);
	const reason = refusal.text === '' ? `HTTP ${status}` : `HTTP ${status}: ${refusal.text}`;
	if (TRANSIENT.has(status)) {
		return {
			scope: 'request',
			throttled: status === 429,
			ambiguous: !NOT_PROCESSED.has(status),
			retryAfter: parseRetryAfter(headers['retry-after'], now),
			reason,
		};
	}
	if (status === 413) return { scope: 'rows', problem: 'tooMany', faults: [], reason };
	const isAboutRows = refusal.about === 'rows';
	if (CONTENT_REFUSED.has(status) || (status === 404 && isAboutRows)) {
		const words = refusal.text === '' ? reason : refusal.text;
		return isAboutRows
			? { scope: 'rows', problem: 'invalid', faults: refusal.faults, reason: words }
			: { scope: 'group', reason: words };
	}
	return stop(STOPPING.get(status) ?? 'rejected', reason);
}

function stop(code: StopCode, reason: string, ambiguous = false): Verdict {
	return { scope: 'run', code, ambiguous, reason };
}
