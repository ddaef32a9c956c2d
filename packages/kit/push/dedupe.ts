/** Which of several rows with the same key is sent. `sendAll` sends each of them, in order, in separate requests. */
export type DuplicateRule = 'keepLast' | 'keepFirst' | 'sendAll';

/** The part of a row that planning needs. */
export interface Keyed {
	readonly index: number;
	readonly key: string;
	/** Rows with the same object here may share a request. */
	readonly group: object;
}

/** The rows to send, in input order, and the row sent in place of each duplicate. */
export interface Deduped<Row extends Keyed> {
	readonly send: readonly Row[];
	/** Maps the index of a row that is not sent to the index of the row sent instead. */
	readonly duplicateOf: ReadonlyMap<number, number>;
}

/** Applies the user's rule to rows with the same key and group. */
export function dedupe<Row extends Keyed>(rows: readonly Row[], rule: DuplicateRule): Deduped<Row> {
	if (rule === 'sendAll') return { send: rows, duplicateOf: new Map() };

	const winners = new Map<object, Map<string, number>>();
	let keys = 0;
	for (const { index, key, group } of rows) {
		let ofGroup = winners.get(group);
		if (ofGroup === undefined) winners.set(group, (ofGroup = new Map<string, number>()));
		const before = ofGroup.size;
		if (rule === 'keepLast' || !ofGroup.has(key)) ofGroup.set(key, index);
		keys += ofGroup.size - before;
	}
	const duplicateOf = new Map<number, number>();
	if (keys === rows.length) return { send: rows, duplicateOf };

	const send: Row[] = [];
	for (const row of rows) {
		const winner = winners.get(row.group)?.get(row.key);
		if (winner === undefined || winner === row.index) send.push(row);
		else duplicateOf.set(row.index, winner);
	}
	return { send, duplicateOf };
}
