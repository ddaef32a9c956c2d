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
}

/**
 * Packs rows into the fewest requests: ceil(rows / size) for each group when its keys are unique.
 * A repeated key goes into the first later batch of its group with room, so that the repeats of a group arrive in order.
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
	const packers = new Map<object, Packer<Row>>();
	for (const row of rows) {
		let packer = packers.get(row.group);
		if (packer === undefined) packers.set(row.group, (packer = new Packer<Row>(size, mayRepeat)));
		packer.add(row);
	}
	const batches = [...packers.values()].flatMap((packer) => packer.batches);
	if (packers.size > 1 || mayRepeat) orderByKey(batches);
	return batches;
}

/** Fills the batches of one group, front to back. */
class Packer<Row extends Keyed> {
	readonly batches: Draft<Row>[] = [];
	/** Position of the first batch with room. */
	private open = 0;
	/** Key -> position of the first batch that may take its next row. */
	private readonly next = new Map<string, number>();

	constructor(
		private readonly size: number,
		private readonly mayRepeat: boolean,
	) {}

	add(row: Row): void {
		while (this.isFull(this.open)) this.open++;
		// Behind `open` no batch is full: it takes only repeats, each after one that went before it.
		const at = Math.max(this.open, this.next.get(row.key) ?? 0);
		(this.batches[at] ??= { group: row.group, rows: [], after: new Set() }).rows.push(row);
		if (this.mayRepeat) this.next.set(row.key, at + 1);
	}

	private isFull(at: number): boolean {
		const batch = this.batches[at];
		return batch !== undefined && batch.rows.length >= this.size;
	}
}

/** Makes every batch wait for the batch before it that carries one of its keys. */
function orderByKey<Row extends Keyed>(batches: readonly Draft<Row>[]): void {
	const latest = new Map<string, Draft<Row>>();
	for (const batch of batches) {
		for (const { key } of batch.rows) {
			const earlier = latest.get(key);
			if (earlier !== undefined) batch.after.add(earlier);
			latest.set(key, batch);
		}
	}
}
