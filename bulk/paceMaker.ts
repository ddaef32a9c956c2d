/** Growth and drop of CUBIC (RFC 9438 section 4), here for requests instead of segments. */
const GROWTH = 0.4;
const DROP = 0.7;
/** Slowest rate, requests a second. */
const FLOOR = 0.5;
/** The rate of sending is measured over this time, ms. */
const WINDOW_MS = 2000;

/**
 * Keeps the rate of requests near what the API takes. Does nothing until the API throttles; from then on it spaces the
 * requests of all workers evenly, drops the rate at each throttle and lets it grow back along CUBIC's curve.
 */
export class PaceMaker {
	/** The last throttle: when it was, ms since the epoch, and the rate at that time, requests a second. */
	private throttle: { readonly at: number; readonly rate: number } | undefined;
	/** Earliest time for the next request, ms since the epoch. */
	private nextSlot = 0;
	/** Times of the requests within the window, ms since the epoch. */
	private sent: number[] = [];

	/** Takes the next slot and answers how long to wait for it, ms. */
	reserve(now: number): number {
		const slot = Math.max(now, this.nextSlot);
		const rate = this.allowedRate(slot);
		if (rate !== undefined) this.nextSlot = slot + 1000 / rate;
		return slot - now;
	}

	/** Notes that a request goes out now. */
	countSent(now: number): void {
		this.sent = this.sent.filter((at) => at > now - WINDOW_MS);
		this.sent.push(now);
	}

	/** Slows down, once for all requests that were under way together. */
	throttled(sentAt: number, now: number): void {
		if (this.throttle !== undefined && sentAt <= this.throttle.at) return;
		const measured = (this.sent.length * 1000) / WINDOW_MS;
		const rate = Math.min(this.allowedRate(now) ?? Infinity, measured);
		this.throttle = { at: now, rate };
		this.nextSlot = now;
	}

	/** Requests a second that may go out at this time; `undefined` while there is no limit. */
	private allowedRate(at: number): number | undefined {
		if (this.throttle === undefined) return undefined;
		const { rate } = this.throttle;
		const seconds = (at - this.throttle.at) / 1000;
		const plateau = Math.cbrt((rate * (1 - DROP)) / GROWTH);
		return Math.max(FLOOR, GROWTH * (seconds - plateau) ** 3 + rate);
	}
}
