import type { StopCode } from './classifyReply';
import { PaceMaker } from './paceMaker';
import type { ApiRequest, Ports, Reply } from './ports';
import { RetryBudget } from './retryBudget';

/** How hard a run may try. */
export interface RunLimits {
	/** Repeats of one request after its first attempt. */
	readonly maxRetries: number;
	/** Longest time that the run may spend waiting, ms. Waits of several workers at the same time count once. */
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
export interface Sent {
	readonly reply: Reply;
	/** Milliseconds since the epoch. */
	readonly sentAt: number;
}

/** What all workers of one run share: the stop, the pause, the pace, the budgets and the counts. */
export class Run {
	readonly retryBudget = new RetryBudget();
	private readonly pace = new PaceMaker();
	private requestCount = 0;
	private foreignCount = 0;
	private repeatedCount = 0;
	private stopped: Stop | undefined;
	private givenUp: Stop | undefined;
	/** Until then no worker sends, ms since the epoch. */
	private pausedUntil = 0;
	private throttleReason = '';
	private throttles = 0;
	private waitedMs = 0;
	/** End of the waits counted so far, ms since the epoch. */
	private waitingUntil = 0;

	constructor(
		readonly ports: Ports,
		readonly limits: RunLimits,
	) {}

	/** Requests sent so far, repeats included. */
	get requests(): number {
		return this.requestCount;
	}

	/** Answers for rows that were never asked about. */
	get foreign(): number {
		return this.foreignCount;
	}

	/** Answers for rows that already had one. */
	get repeated(): number {
		return this.repeatedCount;
	}

	/** Set once nothing more may be sent. */
	get stop(): Stop | undefined {
		if (this.stopped === undefined && this.ports.cancelled()) {
			this.halt({ code: 'cancelled', reason: 'The run was cancelled' });
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

	countStray(stray: { readonly foreign: number; readonly repeated: number }): void {
		this.foreignCount += stray.foreign;
		this.repeatedCount += stray.repeated;
	}

	/** Sends one attempt as soon as pause and pace allow it, or answers why nothing may be sent any more. */
	async send(request: ApiRequest): Promise<Sent | Stop> {
		await this.awaitTurn();
		if (this.stop !== undefined) return this.stop;
		const sentAt = this.ports.now();
		this.requestCount++;
		return { reply: await this.ports.send(request), sentAt };
	}

	/** The API took a request after this many attempts. */
	countTaken(attempts: number): void {
		this.pace.countTaken(this.ports.now());
		this.retryBudget.refund(attempts);
	}

	/** The API is throttling: everybody waits this long, ms, and goes on more slowly. */
	throttle(sentAt: number, waitMs: number, reason: string): void {
		const now = this.ports.now();
		this.pausedUntil = Math.max(this.pausedUntil, now + waitMs);
		this.throttleReason = reason;
		this.throttles++;
		this.pace.throttled(sentAt, now);
	}

	/** Waits, or stops the run when that would be longer than it may still wait. */
	async wait(ms: number, reason: string): Promise<void> {
		const now = this.ports.now();
		const until = now + ms;
		const uncounted = Math.max(0, until - Math.max(now, this.waitingUntil));
		if (this.waitedMs + uncounted > this.limits.maxWaitMs) {
			this.halt({ code: 'waitTooLong', reason, resumeAt: until });
			return;
		}
		this.waitedMs += uncounted;
		this.waitingUntil = Math.max(this.waitingUntil, until);
		await this.ports.sleep(ms);
	}

	private async awaitTurn(): Promise<void> {
		let throttles;
		do {
			throttles = this.throttles;
			for (
				let pause;
				this.stop === undefined && (pause = this.pausedUntil - this.ports.now()) > 0;
			) {
				await this.wait(pause, this.throttleReason);
			}
			if (this.stop !== undefined) return;
			const ms = this.pace.reserve(this.ports.now());
			if (ms > 0) await this.wait(ms, this.throttleReason);
			// When another worker met a throttle meanwhile, its pause and a later slot hold for this one too.
		} while (throttles !== this.throttles);
	}
}
