import type { RowResult } from './target';

/** Answers brought back to the rows they belong to. */
export interface Matched {
	/** The answer for each key, in the order of the keys; `undefined` where none can be trusted. */
	readonly answers: readonly (RowResult | undefined)[];
	/** Answers for rows that were not in the request. */
	readonly foreign: number;
	/** Answers for a row that already had one. */
	readonly repeated: number;
}

/**
 * Matches results to rows by key, never by position: the API promises no order.
 * Two answers for one row that differ in status are no answer; of two that agree the first one counts.
 */
export function matchResults(keys: readonly string[], results: readonly RowResult[]): Matched {
	const byKey = new Map<string, RowResult | undefined>();
	const expected = new Set(keys);
	let foreign = 0;
	let repeated = 0;
	for (const result of results) {
		if (result.key === undefined || !expected.has(result.key)) {
			foreign++;
		} else if (byKey.has(result.key)) {
			repeated++;
			if (byKey.get(result.key)?.status !== result.status) byKey.set(result.key, undefined);
		} else {
			byKey.set(result.key, result);
		}
	}
	return { answers: keys.map((key) => byKey.get(key)), foreign, repeated };
}
