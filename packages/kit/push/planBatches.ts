import type { Keyed } from './dedupe';

/** Rows of one request: from one group, without a repeated key. */
export interface Batch<Row extends Keyed> {
	readonly group: Row['group'];
	readonly rows: readonly Row[];
	/** Earlier batches that share a key with this one: they must finish before this one is sent. */
	readonly after: ReadonlySet<Batch<Row>>;
}

interface Draft<Row extends Keyed> extends Batch<Row> {
	readonly rows: Row[];
	readonly after: Set<Batch<Row>>;
	/** Position among all batches. */
	readonly order: number;
}

/**
 * Packs rows into the fewest requests: ceil(rows / size) for each group when its keys are unique. A repeated key goes
 * into the first batch of its group that has room and comes after the batch with the previous row of that key, in any
 * group, so that repeats are sent in the order of the rows.
 *
 * @param size maximum number of rows in a request
 * @param mayRepeat whether a group may contain a key twice
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

/** Fills the batches of one group in order. */
class Packer<Row extends Keyed> {
	/** The batches of the group, in order. */
	private readonly batches: Draft<Row>[] = [];
	/** Their positions among all batches. */
	private readonly orders: number[] = [];
	/** For each full batch, a later position on the way to the next batch with room. */
	private readonly next: number[] = [];

	/** @param all the batches of all groups, in order */
	constructor(
		private readonly size: number,
		private readonly all: Draft<Row>[],
	) {}

	/** Adds the row to the first batch with room whose position is at least `from`, and returns that batch. */
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

	/** The first position from here on whose batch has room. Compresses the path for later calls. */
	private withRoom(start: number): number {
		let at = start;
		for (let next; (next = this.next[at]) !== undefined; at = next) {
			const afterNext = this.next[next];
			if (afterNext !== undefined) this.next[at] = afterNext;
		}
		return at;
	}

	/** Binary search by position among all batches. */
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
