import type { Outcome } from './outcome';

/** Results of the API that were not used for any outcome. */
export interface StrayResults {
	/** For rows that were not in the request. */
	readonly foreign: number;
	/** For rows that already had a result. */
	readonly repeated: number;
}

/** Stores the outcomes of a run and guarantees exactly one for each row. */
export class Ledger {
	private readonly outcomes: (Outcome | undefined)[];
	private foreignCount = 0;
	private repeatedCount = 0;

	/** @param rows number of rows in the run */
	constructor(rows: number) {
		this.outcomes = new Array<Outcome | undefined>(rows).fill(undefined);
	}

	/**
	 * @throws Error when there is no such row, or it already has an outcome: a bug in the engine, never the user's fault.
	 */
	record(index: number, outcome: Outcome): void {
		if (!(index in this.outcomes)) throw new Error(`Row ${index} is not part of the run`);
		const earlier = this.outcomes[index];
		if (earlier !== undefined) {
			throw new Error(`Row ${index} is ${earlier.status} already and cannot be ${outcome.status}`);
		}
		this.outcomes[index] = outcome;
	}

	/**
	 * Replaces the outcome of an unknown row.
	 *
	 * @throws Error when the row has any other outcome: a bug in the engine, never the user's fault.
	 */
	settle(index: number, outcome: Outcome): void {
		const { status } = this.read(index);
		if (status !== 'unknown') throw new Error(`Row ${index} is ${status} and not unknown`);
		this.outcomes[index] = outcome;
	}

	/** @throws Error when the row has no outcome: a bug in the engine, never the user's fault. */
	read(index: number): Outcome {
		const outcome = this.outcomes[index];
		if (outcome === undefined) throw new Error(`Row ${index} has no outcome`);
		return outcome;
	}

	/** Counts results that belong to no row, and repeated results. */
	countStray({ foreign, repeated }: StrayResults): void {
		this.foreignCount += foreign;
		this.repeatedCount += repeated;
	}

	/** The counts so far. */
	get stray(): StrayResults {
		return { foreign: this.foreignCount, repeated: this.repeatedCount };
	}

	/**
	 * The outcomes in the order of the rows.
	 *
	 * @throws Error when a row has none: a bug in the engine, never the user's fault.
	 */
	close(): Outcome[] {
		return this.outcomes.map((_, index) => this.read(index));
	}
}
