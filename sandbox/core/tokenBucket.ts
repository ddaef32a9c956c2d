/** A limit on the rate of requests. */
export interface RateLimit {
	/** Tokens that come in per second; each request takes one. */
	readonly requestsPerSecond: number;
	/** Most tokens that can be saved up: requests that may come at once. Default: those of one second, at least 1. */
	readonly burst?: number;
	/** Whether a refusal says when to come back. Default true. */
	readonly retryAfter?: boolean;
}

/** Whether a request gets its token. */
export type Admission =
	| { readonly ok: true }
	/** `retryAfter`: whole seconds until there is a token, unless the limit does not tell. */
	| { readonly ok: false; readonly retryAfter: number | undefined };

/**
 * A bucket of tokens, full at the beginning.
 *
 * @param now milliseconds since the epoch
 * @returns takes a token
 */
export function createTokenBucket(limit: RateLimit, now: () => number): () => Admission {
	const { requestsPerSecond, retryAfter = true } = limit;
	const burst = limit.burst ?? Math.max(1, requestsPerSecond);
	let tokens = burst;
	let filledAt = now();
	return () => {
		const time = now();
		tokens = Math.min(burst, tokens + ((time - filledAt) / 1000) * requestsPerSecond);
		filledAt = time;
		if (tokens >= 1) {
			tokens -= 1;
			return { ok: true };
		}
		const seconds = Math.ceil((1 - tokens) / requestsPerSecond);
		return { ok: false, retryAfter: retryAfter ? seconds : undefined };
	};
}
