import type { StopCode } from './classifyResponse';
import { RateLimiter } from './rateLimiter';
import type { ApiRequest, Ports, Reply } from './ports';
import { RetryBudget } from './retryBudget';

/** How hard a run may try. */
export interface RunLimits {
	/** Repeats of one request after its first attempt. */
	readonly maxRetries: number;
	/**
	 * Longest time that the run may spend waiting until the API takes requests again, ms. Waits of several workers at the
	 * same time count once.
	 */
	readonly maxWaitMs: number;
}

/** Why and when a run stopped early. */
export interface Stop {
	readonly code: StopCode;
	readonly reason: string;
	/** When it makes sense to try again, ms since the epoch, if the API said so. */
	readonly resumeAt?: number;
}

/** One attempt, made. */
export interface Attempt {
	readonly reply: Reply;
	/** Milliseconds since the epoch. */
	readonly sentAt: number;
}

/** Waits that all parts of a run share: the pause after a throttle, the rate limit, the budgets. */
class SharedWaits {
	readonly retryBudget = new RetryBudget();
	readonly rateLimiter = new RateLimiter();
	/** Until then nobody sends, ms since the epoch. */
	pausedUntil = 0;
	pauseReason = '';
	/** Number of pauses so far. */
	pauses = 0;
	waitedMs = 0;
	/** Whether the API took a request since it last throttled. */
	hasTaken = false;
	/** Whether requests were going before the last throttle: then waiting for the rate limiter does not count. */
	isFlowing = false;
	/** End of the waits counted so far, ms since the epoch. */
	waitingUntil = 0;
}

/**
 * What all workers of a run share: the stop, the pause, the rate limit, the budgets and the counts. A run that does several
 * things one after the other, such as reading first, does each in a `phase`.
 */
export class Run {
	private requestCount = 0;
	private stopped: Stop | undefined;
	private givenUp: Stop | undefined;

	constructor(
		readonly ports: Ports,
		readonly limits: RunLimits,
		private readonly waiting = new SharedWaits(),
	) {}

	/** Another part of the same run: with a stop and counts of its own, but with the waits of all. */
	phase(maxRetries = this.limits.maxRetries): Run {
		return new Run(this.ports, { ...this.limits, maxRetries }, this.waiting);
	}

	/** Requests sent so far, repeats included. */
	get requests(): number {
		return this.requestCount;
	}

	/** Set once nothing more may be sent. */
	get stop(): Stop | undefined {
		if (this.stopped === undefined && this.ports.cancelled()) {
			this.halt({ code: 'cancelled', reason: 'The execution was cancelled' });
		}
		return this.stopped;
	}

	/** Stops the run. The first reason stays. */
	halt(stop: Stop): void {
		this.stopped ??= stop;
	}

	/** Why a request was given up although the run went on; the first one. */
	get shortfall(): Stop | undefined {
		return this.givenUp;
	}

	/** One request was given up after all its retries. Others may still succeed. */
	noteUnavailable(reason: string): void {
		this.givenUp ??= { code: 'unavailable', reason };
	}

	/** Sends one attempt as soon as pause and rate limiter allow it, or returns why nothing may be sent any more. */
	async send(request: ApiRequest): Promise<Attempt | Stop> {
		await this.awaitTurn();
		if (this.stop !== undefined) return this.stop;
		const sentAt = this.ports.now();
		this.requestCount++;
		return { reply: await this.ports.send(request), sentAt };
	}

	/** The API took a request after this many attempts. */
	countTaken(attempts: number): void {
		this.waiting.rateLimiter.countTaken(this.ports.now());
		this.waiting.hasTaken = true;
		this.waiting.retryBudget.refund(attempts);
	}

	/** Takes the price of one retry; false when the budget is used up. */
	spendRetry(): boolean {
		return this.waiting.retryBudget.spend();
	}

	/** The API is throttling: everybody waits this long, ms, and goes on more slowly. */
	throttle(sentAt: number, waitMs: number, reason: string): void {
		const { waiting } = this;
		this.pause(waitMs, reason);
		if (waiting.rateLimiter.throttled(sentAt, this.ports.now())) {
			waiting.isFlowing = waiting.hasTaken;
			waiting.hasTaken = false;
		}
	}

	/** Nobody sends for this long, ms. */
	pause(waitMs: number, reason: string): void {
		const { waiting } = this;
		waiting.pausedUntil = Math.max(waiting.pausedUntil, this.ports.now() + waitMs);
		waiting.pauseReason = reason;
		waiting.pauses++;
	}

	/**
	 * Waits, or stops the run when that would be longer than it may still wait.
	 *
	 * @param free time until which waiting does not count, ms since the epoch
	 */
	async wait(ms: number, reason: string, free = 0): Promise<void> {
		const { waiting } = this;
		const now = this.ports.now();
		const until = now + ms;
		const uncounted = Math.max(0, until - Math.max(now, waiting.waitingUntil, free));
		if (waiting.waitedMs + uncounted > this.limits.maxWaitMs) {
			this.halt({ code: 'waitTooLong', reason, resumeAt: until });
			return;
		}
		waiting.waitedMs += uncounted;
		waiting.waitingUntil = Math.max(waiting.waitingUntil, until);
		await this.ports.sleep(ms);
	}

	private async awaitTurn(): Promise<void> {
		const { waiting } = this;
		let pauses;
		do {
			pauses = waiting.pauses;
			for (
				let pause;
				this.stop === undefined && (pause = waiting.pausedUntil - this.ports.now()) > 0;
			) {
				const free = waiting.isFlowing ? waiting.rateLimiter.nextSlot : 0;
				await this.wait(pause, waiting.pauseReason, free);
			}
			if (this.stop !== undefined) return;
			const ms = waiting.rateLimiter.reserve(this.ports.now());
			if (ms > 0 && waiting.isFlowing) await this.ports.sleep(ms);
			else if (ms > 0) await this.wait(ms, waiting.pauseReason);
			// A pause that another worker ran into meanwhile holds for this one too, and so does a later slot.
		} while (pauses !== waiting.pauses);
	}
}
