/** One page of a list, and where the next one begins ("Introduction", Pagination). */
export interface Page<Row> {
	readonly data: readonly Row[];
	readonly nextCursor: string | null;
	readonly hasNextPage: boolean;
}

/**
 * The next `limit` rows after the cursor.
 *
 * @param rows in ascending order of their IDs
 * @param cursor ID of the last row of the page before
 * @param keep rows that the list is about
 */
export function takePage<Row>(
	rows: readonly Row[],
	limit: number,
	cursor: string | undefined,
	idOf: (row: Row) => string,
	keep: (row: Row) => boolean = () => true,
): Page<Row> {
	const data: Row[] = [];
	let lastId: string | null = null;
	for (let at = firstAfter(rows, cursor, idOf); at < rows.length; at++) {
		const row = rows[at];
		if (row === undefined || !keep(row)) continue;
		if (data.length === limit) return { data, nextCursor: lastId, hasNextPage: true };
		data.push(row);
		lastId = idOf(row);
	}
	return { data, nextCursor: null, hasNextPage: false };
}

/** Index of the first row whose ID is greater than the cursor. */
function firstAfter<Row>(
	rows: readonly Row[],
	cursor: string | undefined,
	idOf: (row: Row) => string,
): number {
	if (cursor === undefined) return 0;
	let low = 0;
	let high = rows.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		const row = rows[middle];
		if (row !== undefined && idOf(row) <= cursor) low = middle + 1;
		else high = middle;
	}
	return low;
}
