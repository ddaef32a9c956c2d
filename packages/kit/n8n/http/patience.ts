import type { RunLimits } from '../../request/run';

/** How long reading goes on trying. */
export interface Patience extends RunLimits {
	/** Longest time for one attempt, ms. */
	readonly timeoutMs: number;
}

/** In a run, where nobody waits: what bulk operations have by default. */
export const RUN_PATIENCE: Patience = { maxRetries: 4, maxWaitMs: 900_000, timeoutMs: 60_000 };

/** While somebody sits in front of the form. */
export const FORM_PATIENCE: Patience = { maxRetries: 2, maxWaitMs: 10_000, timeoutMs: 20_000 };
