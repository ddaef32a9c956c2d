import type { Outcome } from './outcome';

/** Results of the API that became nobody's outcome. */
export interface StrayResults {
	/** For rows that were not in the request. */
	readonly foreign: number;
	/** For rows that had a result already. */
	readonly repeated: number;
}

/** Keeps one outcome for each row, and makes sure that it is exactly one. */
export class Ledger {
	private readonly outcomes: (Outcome | undefined)[];
	private foreignCount = 0;
	private repeatedCount = 0;

	/** @param rows how many rows the run has */
	constructor(rows: number) {
		this.outcomes = new Array<Outcome | undefined>(rows).fill(undefined);
	}

	/** @throws Error when there is no such row, or it has an outcome already: a defect of the engine, never the user's fault. */
	record(index: number, outcome: Outcome): void {
		if (!(index in this.outcomes)) throw new Error(`Row ${index} is not part of the run`);
		const earlier = this.outcomes[index];
		if (earlier !== undefined) {
			throw new Error(`Row ${index} is ${earlier.status} already and cannot be ${outcome.status}`);
		}
		this.outcomes[index] = outcome;
	}

	/**
	 * Gives a row that was unknown its outcome after all.
	 *
	 * @throws Error when the row has any other outcome: a defect of the engine, never the user's fault.
	 */
	settle(index: number, outcome: Outcome): void {
		const { status } = this.read(index);
		if (status !== 'unknown') throw new Error(`Row ${index} is ${status} and not unknown`);
		this.outcomes[index] = outcome;
	}

	/** @throws Error when the row has no outcome: a defect of the engine, never the user's fault. */
	read(index: number): Outcome {
		const outcome = this.outcomes[index];
		if (outcome === undefined) throw new Error(`Row ${index} has no outcome`);
		return outcome;
	}

	/** Counts results that belong to no row, and results for rows that had one already. */
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
	 * @throws Error when a row has none: a defect of the engine, never the user's fault.
	 */
	close(): Outcome[] {
		return this.outcomes.map((_, index) => this.read(index));
	}
}
