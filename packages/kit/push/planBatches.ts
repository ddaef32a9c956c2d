import type { Keyed } from './dedupe';

/** Rows that travel in one request: one group, no key twice. */
export interface Batch<Row extends Keyed> {
	readonly group: Row['group'];
	readonly rows: readonly Row[];
	/** Earlier batches with a row of one of these keys: they must be finished before this one is sent. */
	readonly after: ReadonlySet<Batch<Row>>;
}

interface Draft<Row extends Keyed> extends Batch<Row> {
	readonly rows: Row[];
	readonly after: Set<Batch<Row>>;
	/** Position among all batches. */
	readonly order: number;
}

/**
 * Packs rows into the fewest requests: ceil(rows / size) for each group when its keys are unique.
 * A repeated key goes into the first batch of its group with room that comes after the batch with its row before, whatever
 * the group of that one, so that repeats arrive in the order of the rows.
 *
 * @param size most rows in a request
 * @param mayRepeat whether a group may hold a key twice
 * @returns batches in the order in which they should be started; `after` only points backwards
 */
export function planBatches<Row extends Keyed>(
	rows: readonly Row[],
	size: number,
	mayRepeat = true,
): readonly Batch<Row>[] {
	const batches: Draft<Row>[] = [];
	const packers = new Map<object, Packer<Row>>();
	const mayMeet = mayRepeat || rows.some(({ group }) => group !== rows[0]?.group);
	const latest = new Map<string, Draft<Row>>();
	for (const row of rows) {
		let packer = packers.get(row.group);
		if (packer === undefined) packers.set(row.group, (packer = new Packer<Row>(size, batches)));
		if (mayMeet) {
			const earlier = latest.get(row.key);
			const batch = packer.add(row, earlier === undefined ? 0 : earlier.order + 1);
			if (earlier !== undefined) batch.after.add(earlier);
			latest.set(row.key, batch);
		} else {
			packer.add(row, 0);
		}
	}
	return batches;
}

/** Fills the batches of one group, front to back. */
class Packer<Row extends Keyed> {
	/** Those of the group, in order. */
	private readonly batches: Draft<Row>[] = [];
	/** Their places in the order of all batches. */
	private readonly orders: number[] = [];
	/** For each batch that is full a later position, on the way to the next one with room. */
	private readonly next: number[] = [];

	/** @param all the batches of all groups, in order */
	constructor(
		private readonly size: number,
		private readonly all: Draft<Row>[],
	) {}

	/** Puts the row into the first batch with room whose place in the order is not before `from`, and gives that batch. */
	add(row: Row, from: number): Draft<Row> {
		const at = this.withRoom(from === 0 ? 0 : this.firstNotBefore(from));
		let batch = this.batches[at];
		if (batch === undefined) {
			batch = { group: row.group, rows: [], after: new Set(), order: this.all.length };
			this.batches.push(batch);
			this.orders.push(batch.order);
			this.all.push(batch);
		}
		batch.rows.push(row);
		if (batch.rows.length === this.size) this.next[at] = at + 1;
		return batch;
	}

	/** The first position from here on whose batch has room. Shortens the way for those who come after. */
	private withRoom(start: number): number {
		let at = start;
		for (let next; (next = this.next[at]) !== undefined; at = next) {
			const afterNext = this.next[next];
			if (afterNext !== undefined) this.next[at] = afterNext;
		}
		return at;
	}

	/** Binary search in the order of all batches. */
	private firstNotBefore(order: number): number {
		let [low, high] = [0, this.orders.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			if (Number(this.orders[middle]) < order) low = middle + 1;
			else high = middle;
		}
		return low;
	}
}
