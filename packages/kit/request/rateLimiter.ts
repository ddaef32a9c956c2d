/** Constants of CUBIC (RFC 9438 section 4), applied to requests instead of segments. */
const GROWTH = 0.4;
const DROP = 0.7;
/** Minimum rate, requests per second. */
const FLOOR = 0.5;
/** Window over which the rate of accepted requests is measured, ms. */
const WINDOW_MS = 2000;

/** The API's last 429. */
interface Throttle {
	/** Milliseconds since the epoch. */
	readonly at: number;
	/** Accepted requests per second at that time. */
	readonly rate: number;
}

/**
 * Keeps the request rate close to what the API accepts. Inactive until the API throttles; from then on it spaces the
 * requests of all workers evenly, lowers the rate at each throttle and raises it again along CUBIC's curve.
 */
export class RateLimiter {
	private throttle: Throttle | undefined;
	private earliest = 0;
	/** Times of the requests accepted within the window, ms since the epoch. */
	private taken: number[] = [];

	/** Earliest time of the next request, ms since the epoch. */
	get nextSlot(): number {
		return this.earliest;
	}

	/** Reserves the next slot and returns the wait until then, ms. A throttle cancels earlier reservations. */
	reserve(now: number): number {
		const slot = Math.max(now, this.earliest);
		if (this.throttle !== undefined) this.earliest = slot + 1000 / allowedRate(this.throttle, slot);
		return slot - now;
	}

	/** Records that the API accepted a request. */
	countTaken(now: number): void {
		this.taken = this.taken.filter((at) => at > now - WINDOW_MS);
		this.taken.push(now);
	}

	/**
	 * Lowers the rate, once for all requests that were in flight at the same time.
	 *
	 * @returns whether this was the first of them
	 */
	throttled(sentAt: number, now: number): boolean {
		if (this.throttle !== undefined && sentAt <= this.throttle.at) return false;
		const taken = this.taken.filter((at) => at > now - WINDOW_MS).length;
		const limit = this.throttle === undefined ? Infinity : allowedRate(this.throttle, now);
		this.throttle = { at: now, rate: Math.min(limit, (taken * 1000) / WINDOW_MS) };
		this.earliest = now + 1000 / allowedRate(this.throttle, now);
		return true;
	}
}

/** Requests per second allowed at this time. */
function allowedRate({ at: since, rate }: Throttle, at: number): number {
	const seconds = (at - since) / 1000;
	const plateau = Math.cbrt((rate * (1 - DROP)) / GROWTH);
	return Math.max(FLOOR, GROWTH * (seconds - plateau) ** 3 + rate);
}
