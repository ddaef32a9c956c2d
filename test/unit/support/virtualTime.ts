/** A clock that jumps to the next wake-up, so that hours of waiting take no time. */
export class VirtualTime {
	private time: number;
	private sleepers: { readonly at: number; readonly wake: () => void }[] = [];
	/** Every requested wait, ms. */
	readonly waits: number[] = [];

	/** @param start milliseconds since the epoch */
	constructor(start = Date.UTC(2026, 0, 1)) {
		this.time = start;
	}

	readonly now = (): number => this.time;

	readonly sleep = async (ms: number): Promise<void> => {
		this.waits.push(ms);
		await this.after(ms);
	};

	/** Like `sleep`, but for the server's side: not listed in `waits`. */
	readonly after = async (ms: number): Promise<void> =>
		await new Promise((wake) => this.sleepers.push({ at: this.time + ms, wake }));

	/** Advances time until the work is done. */
	async run<Result>(work: Promise<Result>): Promise<Result> {
		const state = { isDone: false };
		const watched = work.finally(() => (state.isDone = true));
		watched.catch(() => undefined);
		for (;;) {
			// Everything that can proceed without time passing proceeds first.
			await new Promise((resolve) => setImmediate(resolve));
			if (state.isDone) return await watched;
			const next = Math.min(...this.sleepers.map(({ at }) => at));
			if (next === Infinity) throw new Error('Nobody sleeps, and yet the work is not done');
			this.time = Math.max(this.time, next);
			const woken = this.sleepers.filter(({ at }) => at <= this.time);
			this.sleepers = this.sleepers.filter(({ at }) => at > this.time);
			for (const { wake } of woken) wake();
		}
	}
}
