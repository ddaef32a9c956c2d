/** Maximum wait that we choose ourselves, ms. A server may ask for more. */
const CEILING_MS = 20_000;
const BASE_MS = 500;

/**
 * Time to wait before the next attempt, in ms: full jitter, uniform between 0 and an exponentially growing ceiling
 * ("Exponential Backoff And Jitter", AWS Architecture Blog).
 *
 * @param failures number of failed attempts so far, from 1
 * @param random uniform in [0, 1)
 */
export function fullJitter(failures: number, random: () => number): number {
	return Math.round(random() * Math.min(CEILING_MS, BASE_MS * 2 ** (failures - 1)));
}
