import { fullJitter } from './backoff';
import { classifyReply, type Verdict } from './classifyResponse';
import type { ApiRequest } from './ports';
import type { Run } from './run';
import type { Target } from '../push/target';

/** What has happened so far to rows that travel together. */
export interface History {
	/** Requests that carried the rows. */
	readonly attempts: number;
	/** One of them got no answer and may have been carried out all the same. */
	readonly ambiguous: boolean;
}

/** Of rows that no request has carried yet. */
export const UNTOUCHED: History = { attempts: 0, ambiguous: false };

/** What came of one request after all its attempts. */
export interface Attempted extends History {
	/** Verdict on the last attempt, or on the run when it stopped first. */
	readonly verdict: Verdict;
}

/**
 * Sends a request until it gets a final verdict, the retries are used up, or the run stops.
 * A run-level verdict stops the run.
 *
 * @param before what happened to the rows in earlier requests
 */
export async function sendWithRetry(
	request: ApiRequest,
	readRefusal: Target<never, never>['readRefusal'],
	run: Run,
	before: History,
): Promise<Attempted> {
	let { attempts, ambiguous } = before;
	for (let failures = 1; ; failures++) {
		const sent = await run.send(request);
		if (!('reply' in sent)) {
			const { code, reason } = sent;
			return { verdict: { scope: 'run', code, ambiguous, reason }, attempts, ambiguous };
		}

		attempts++;
		const verdict = classifyReply(sent.reply, readRefusal, run.ports.now());
		switch (verdict.scope) {
			case 'none':
				run.countTaken(failures);
				return { verdict, attempts, ambiguous };
			case 'rows':
			case 'group':
				return { verdict, attempts, ambiguous };
			case 'run':
				run.halt({ code: verdict.code, reason: verdict.reason });
				return { verdict, attempts, ambiguous: ambiguous || verdict.ambiguous };
			case 'request':
				ambiguous ||= verdict.ambiguous;
		}

		// A wait that the server asks for is never undercut, and holds for every other request as well.
		const wait = Math.max(fullJitter(failures, run.ports.random), verdict.retryAfter ?? 0);
		if (verdict.throttled) run.throttle(sent.sentAt, wait, verdict.reason);
		else if (verdict.retryAfter !== undefined) run.pause(wait, verdict.reason);

		if (failures > run.limits.maxRetries) return { verdict, attempts, ambiguous };
		if (!run.spendRetry()) {
			run.halt({ code: 'unavailable', reason: verdict.reason });
			return { verdict, attempts, ambiguous };
		}
		const isPaused = verdict.throttled || verdict.retryAfter !== undefined;
		if (!isPaused) await run.wait(wait, verdict.reason);
	}
}
