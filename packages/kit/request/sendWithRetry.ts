import { fullJitter } from './backoff';
import {
	classifyResponse,
	type ParseRefusal,
	type RefusalText,
	type RefusedVerdict,
	type StopVerdict,
} from './classifyResponse';
import type { ApiRequest } from './ports';
import type { Run } from './run';

/** The attempts so far for the content of a request. */
export interface History {
	/** Number of attempts, in this request and in earlier ones. */
	readonly attempts: number;
	/** Whether at least one attempt got no clear response and may have been carried out. */
	readonly ambiguous: boolean;
}

/** The history of content that no request has carried yet. */
export const NO_HISTORY: History = { attempts: 0, ambiguous: false };

/**
 * The result of a request after all its attempts. `gaveUp`: its retries are exhausted, but other requests may still
 * succeed.
 */
export type FinalVerdict<Refusal> =
	| { readonly kind: 'success'; readonly body: unknown }
	| RefusedVerdict<Refusal>
	| { readonly kind: 'gaveUp'; readonly reason: string }
	| StopVerdict;

/** The final verdict on a request, and its history. */
export interface RequestReport<Refusal> extends History {
	readonly verdict: FinalVerdict<Refusal>;
}

/**
 * Sends a request until it gets a final verdict, its retries are exhausted, or the run stops. A `stop` verdict stops
 * the run.
 *
 * @param before the history of the request's content in earlier requests
 */
export async function sendWithRetry<Refusal extends RefusalText>(
	request: ApiRequest,
	parseRefusal: ParseRefusal<Refusal>,
	run: Run,
	before: History,
): Promise<RequestReport<Refusal>> {
	let { attempts, ambiguous } = before;
	for (let failures = 1; ; failures++) {
		const sent = await run.send(request);
		if (!('response' in sent)) {
			const { code, reason } = sent;
			return { verdict: { kind: 'stop', code, ambiguous, reason }, attempts, ambiguous };
		}

		attempts++;
		const verdict = classifyResponse(sent.response, parseRefusal, run.ports.now());
		switch (verdict.kind) {
			case 'success':
				run.countTaken(failures);
				return { verdict, attempts, ambiguous };
			case 'refused':
				return { verdict, attempts, ambiguous };
			case 'stop':
				run.halt({ code: verdict.code, reason: verdict.reason });
				return { verdict, attempts, ambiguous: ambiguous || verdict.ambiguous };
			case 'retry':
				ambiguous ||= verdict.ambiguous;
		}

		// A wait requested by the server is never shortened, and applies to every other request as well.
		const { reason, throttled, retryAfter } = verdict;
		const wait = Math.max(fullJitter(failures, run.ports.random), retryAfter ?? 0);
		if (throttled) run.throttle(sent.sentAt, wait, reason);
		else if (retryAfter !== undefined) run.pause(wait, reason);

		const gaveUp = { verdict: { kind: 'gaveUp', reason }, attempts, ambiguous } as const;
		if (failures > run.limits.maxRetries) return gaveUp;
		if (!run.spendRetry()) {
			run.halt({ code: 'unavailable', reason });
			return gaveUp;
		}
		const isPaused = throttled || retryAfter !== undefined;
		if (!isPaused) await run.wait(wait, reason);
	}
}
