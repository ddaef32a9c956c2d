import { RetryBudget } from '@n8n-nodes-recotap/kit/request/retryBudget';

/** Number of retries that the budget allows now. */
function retriesLeft(budget: RetryBudget): number {
	let count = 0;
	while (count < 1000 && budget.spend()) count++;
	return count;
}

it('allows a hundred retries in a row', () => {
	expect(retriesLeft(new RetryBudget())).toBe(100);
});

it('refunds the cost of a retry that succeeds', () => {
	const budget = new RetryBudget();
	retriesLeft(budget);
	budget.refund(2);
	expect(retriesLeft(budget)).toBe(1);
});

it('refunds a fifth of that cost for a success at the first attempt', () => {
	const budget = new RetryBudget();
	retriesLeft(budget);
	for (let count = 0; count < 4; count++) budget.refund(1);
	expect(retriesLeft(budget)).toBe(0);
	budget.refund(1);
	expect(retriesLeft(budget)).toBe(1);
});

it('never exceeds its initial balance', () => {
	const budget = new RetryBudget();
	for (let count = 0; count < 100; count++) budget.refund(2);
	expect(retriesLeft(budget)).toBe(100);
});
