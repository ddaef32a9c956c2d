const CAPACITY = 500;
const RETRY_COST = 5;
const FIRST_TRY_REFUND = 1;

/**
 * Bounds the retries of a whole run: each one costs, each success pays back. A dead API is given up after
 * CAPACITY / RETRY_COST retries in a row; one that fails now and then never empties the budget.
 * Model: "Retry behavior", AWS SDKs and Tools Reference Guide (standard mode).
 */
export class RetryBudget {
	private tokens = CAPACITY;

	/** Takes the price of one retry; false when it is not there. */
	spend(): boolean {
		if (this.tokens < RETRY_COST) return false;
		this.tokens -= RETRY_COST;
		return true;
	}

	/** Pays back after a success: the price of the last retry, or a little when none was needed. */
	refund(attempts: number): void {
		const amount = attempts > 1 ? RETRY_COST : FIRST_TRY_REFUND;
		this.tokens = Math.min(CAPACITY, this.tokens + amount);
	}
}
