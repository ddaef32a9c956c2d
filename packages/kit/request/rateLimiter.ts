/** Growth and drop of CUBIC (RFC 9438 section 4), here for requests instead of segments. */
const GROWTH = 0.4;
const DROP = 0.7;
/** Slowest rate, requests a second. */
const FLOOR = 0.5;
/** The rate at which the API takes requests is measured over this time, ms. */
const WINDOW_MS = 2000;

/** The API's last "too many requests". */
interface Throttle {
	/** Milliseconds since the epoch. */
	readonly at: number;
	/** What it took then, requests a second. */
	readonly rate: number;
}

/**
 * Keeps the rate of requests near what the API takes. Does nothing until the API throttles; from then on it spaces the
 * requests of all workers evenly, drops the rate at each throttle and lets it grow back along CUBIC's curve.
 */
export class RateLimiter {
	private throttle: Throttle | undefined;
	private earliest = 0;
	/** When the API took a request within the window, ms since the epoch. */
	private taken: number[] = [];

	/** Earliest time for the next request, ms since the epoch. */
	get nextSlot(): number {
		return this.earliest;
	}

	/** Reserves the next slot and returns how long to wait for it, ms. A throttle cancels slots that were reserved before. */
	reserve(now: number): number {
		const slot = Math.max(now, this.earliest);
		if (this.throttle !== undefined) this.earliest = slot + 1000 / allowedRate(this.throttle, slot);
		return slot - now;
	}

	/** Notes that the API took a request. */
	countTaken(now: number): void {
		this.taken = this.taken.filter((at) => at > now - WINDOW_MS);
		this.taken.push(now);
	}

	/**
	 * Slows down, once for all requests that were in flight together.
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

/** Requests a second that may go out at this time. */
function allowedRate({ at: since, rate }: Throttle, at: number): number {
	const seconds = (at - since) / 1000;
	const plateau = Math.cbrt((rate * (1 - DROP)) / GROWTH);
	return Math.max(FLOOR, GROWTH * (seconds - plateau) ** 3 + rate);
}
