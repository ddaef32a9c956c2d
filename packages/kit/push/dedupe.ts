/** Which of several rows with one key is sent. `sendAll` sends every one, in order, in separate requests. */
export type DuplicateRule = 'keepLast' | 'keepFirst' | 'sendAll';

/** As much of a row as planning needs to know. */
export interface Keyed {
	readonly index: number;
	readonly key: string;
	/** Rows with the same object here may travel together. */
	readonly group: object;
}

/** What to send, in input order, and who is represented by whom. */
export interface Deduped<Row extends Keyed> {
	readonly send: readonly Row[];
	/** Index of a row that is not sent -> index of the row that is sent instead. */
	readonly duplicateOf: ReadonlyMap<number, number>;
}

/** Applies the user's rule to rows that share key and group. */
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
