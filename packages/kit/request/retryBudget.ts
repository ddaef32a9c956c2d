const CAPACITY = 500;
const RETRY_COST = 5;
const FIRST_TRY_REFUND = 1;

/**
 * Limits the retries of a whole run: each retry costs, each success refunds. After CAPACITY / RETRY_COST retries in a
 * row an unavailable API is given up; occasional failures never exhaust the budget. Model: "Retry behavior", AWS SDKs
 * and Tools Reference Guide (standard mode).
 */
export class RetryBudget {
	private tokens = CAPACITY;

	/** Takes the cost of one retry; false if the budget is exhausted. */
	spend(): boolean {
		if (this.tokens < RETRY_COST) return false;
		this.tokens -= RETRY_COST;
		return true;
	}

	/** Refunds after a success: the cost of the last retry, or a little if none was needed. */
	refund(attempts: number): void {
		const amount = attempts > 1 ? RETRY_COST : FIRST_TRY_REFUND;
		this.tokens = Math.min(CAPACITY, this.tokens + amount);
	}
}
