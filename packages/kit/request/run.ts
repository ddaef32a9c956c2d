import type { StopCode } from './classifyResponse';
import { RateLimiter } from './rateLimiter';
import type { ApiRequest, Ports, ResponseOrError } from './ports';
import { RetryBudget } from './retryBudget';

/** Limits of a run. */
export interface RunLimits {
	/** Maximum number of retries of one request after its first attempt. */
	readonly maxRetries: number;
	/**
	 * Maximum total time that the run may wait for the API to accept requests again, ms. Concurrent waits of several
	 * workers count once.
	 */
	readonly maxWaitMs: number;
}

/** Why a run stopped early, and when to resume it. */
export interface Stop {
	readonly code: StopCode;
	readonly reason: string;
	/** When it makes sense to try again, ms since the epoch, if the API said so. */
	readonly resumeAt?: number;
}

/** The result of one attempt. */
export interface Attempt {
	readonly response: ResponseOrError;
	/** Milliseconds since the epoch. */
	readonly sentAt: number;
}

/** State shared by all phases of a run: the pause after a throttle, the rate limit, the budgets. */
class SharedWaits {
	readonly retryBudget = new RetryBudget();
	readonly rateLimiter = new RateLimiter();
	/** No request is sent before this time, ms since the epoch. */
	pausedUntil = 0;
	pauseReason = '';
	/** Number of pauses so far. */
	pauses = 0;
	waitedMs = 0;
	/** Whether the API accepted a request since it last throttled. */
	hasTaken = false;
	/** Whether requests were accepted before the last throttle: if so, waiting for the rate limiter does not count. */
	isFlowing = false;
	/** End of the waits counted so far, ms since the epoch. */
	waitingUntil = 0;
}

/**
 * State shared by all workers of a run: the stop, the pause, the rate limit, the budgets and the counts. A run with
 * several parts, such as reading before writing, uses a `phase` for each.
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

	/** Another phase of the same run, with its own stop and counts and shared waits. */
	phase(maxRetries = this.limits.maxRetries): Run {
		return new Run(this.ports, { ...this.limits, maxRetries }, this.waiting);
	}

	/** Number of requests sent so far, including retries. */
	get requests(): number {
		return this.requestCount;
	}

	/** Set once no more requests may be sent. */
	get stop(): Stop | undefined {
		if (this.stopped === undefined && this.ports.cancelled()) {
			this.halt({ code: 'cancelled', reason: 'The execution was cancelled' });
		}
		return this.stopped;
	}

	/** Stops the run. The first reason is kept. */
	halt(stop: Stop): void {
		this.stopped ??= stop;
	}

	/** Why a request was given up while the run continued; the first reason is kept. */
	get shortfall(): Stop | undefined {
		return this.givenUp;
	}

	/** Records that one request was given up after all its retries. Others may still succeed. */
	noteUnavailable(reason: string): void {
		this.givenUp ??= { code: 'unavailable', reason };
	}

	/** Sends one attempt as soon as pause and rate limiter allow it, or returns why no more requests may be sent. */
	async send(request: ApiRequest): Promise<Attempt | Stop> {
		await this.awaitTurn();
		if (this.stop !== undefined) return this.stop;
		const sentAt = this.ports.now();
		this.requestCount++;
		return { response: await this.ports.send(request), sentAt };
	}

	/** Records that the API accepted a request after this many attempts. */
	countTaken(attempts: number): void {
		this.waiting.rateLimiter.countTaken(this.ports.now());
		this.waiting.hasTaken = true;
		this.waiting.retryBudget.refund(attempts);
	}

	/** Takes the cost of one retry; false if the budget is exhausted. */
	spendRetry(): boolean {
		return this.waiting.retryBudget.spend();
	}

	/** Handles a throttle: pauses all workers, `waitMs` in ms, and lowers the rate. */
	throttle(sentAt: number, waitMs: number, reason: string): void {
		const { waiting } = this;
		this.pause(waitMs, reason);
		if (waiting.rateLimiter.throttled(sentAt, this.ports.now())) {
			waiting.isFlowing = waiting.hasTaken;
			waiting.hasTaken = false;
		}
	}

	/** Pauses all workers, `waitMs` in ms. */
	pause(waitMs: number, reason: string): void {
		const { waiting } = this;
		waiting.pausedUntil = Math.max(waiting.pausedUntil, this.ports.now() + waitMs);
		waiting.pauseReason = reason;
		waiting.pauses++;
	}

	/**
	 * Waits, or stops the run if its waiting time would exceed the limit.
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
			// Another worker may have triggered a pause in the meantime; it applies here too, and makes the slot later.
		} while (pauses !== waiting.pauses);
	}
}
