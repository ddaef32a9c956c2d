import type { RunLimits } from '../../request/run';

/** How long fetching keeps trying. */
export interface RequestLimits extends RunLimits {
	/** Timeout of one attempt, ms. */
	readonly timeoutMs: number;
}

/** For runs, where no user waits: the defaults of bulk operations. */
export const RUN_LIMITS: RequestLimits = { maxRetries: 4, maxWaitMs: 900_000, timeoutMs: 60_000 };

/** For forms, where a user waits. */
export const FORM_LIMITS: RequestLimits = { maxRetries: 2, maxWaitMs: 10_000, timeoutMs: 20_000 };
