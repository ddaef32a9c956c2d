import { RateLimiter } from '@n8n-nodes-recotap/kit/request/rateLimiter';

/** A rate limiter whose API accepted `taken` requests within the last second and then throttled, at 10,000 ms. */
function throttledAfter(taken: number): RateLimiter {
	const pace = new RateLimiter();
	for (let count = 0; count < taken; count++) pace.countTaken(9500);
	pace.throttled(9900, 10_000);
	return pace;
}

it('delays no request until the API throttles', () => {
	const pace = new RateLimiter();
	expect([pace.reserve(0), pace.reserve(0), pace.reserve(0)]).toEqual([0, 0, 0]);
});

it('spaces requests at 70 % of the rate accepted in the last two seconds', () => {
	// 40 in 2 s are 20 a second; 70 % of that are 14 a second.
	expect(throttledAfter(40).reserve(10_000)).toBeCloseTo(1000 / 14);
});

it('ignores requests accepted before that window', () => {
	const pace = new RateLimiter();
	for (const at of [7000, 8000, 8001, 9000]) pace.countTaken(at);
	pace.throttled(9900, 10_000);
	// Two requests in 2 s are 1 a second, 70 % of it 0.7.
	expect(pace.reserve(10_000)).toBeCloseTo(1000 / 0.7);
});

it('never falls below one request in two seconds', () => {
	expect(throttledAfter(0).reserve(10_000)).toBe(2000);
});

it('returns to the old rate after the time defined by CUBIC, and exceeds it later', () => {
	const pace = throttledAfter(40);
	const plateau = Math.cbrt((20 * 0.3) / 0.4) * 1000;
	pace.reserve(10_000 + plateau);
	expect(pace.reserve(10_000 + plateau)).toBeCloseTo(1000 / 20);
	pace.reserve(10_000 + plateau + 3000);
	expect(pace.reserve(10_000 + plateau + 3000)).toBeCloseTo(1000 / (20 + 0.4 * 27));
});

it('slows down once for requests that were in flight together', () => {
	const pace = throttledAfter(40);
	pace.throttled(9990, 10_010);
	pace.throttled(10_000, 10_010);
	expect(pace.reserve(10_000)).toBeCloseTo(1000 / 14);
});

it('slows down again for a request sent at the slower rate', () => {
	const pace = throttledAfter(40);
	pace.throttled(10_001, 10_002);
	// The rate allowed by then, about 14 a second, and 70 % of that.
	const wait = pace.reserve(10_002);
	expect(wait).toBeGreaterThan(1000 / 10);
	expect(wait).toBeLessThan(1000 / 9.5);
});
