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
	// Most replies have the order of the request.
	if (keys.length === results.length && results.every(({ key }, at) => key === keys[at])) {
		return { answers: results, foreign: 0, repeated: 0 };
	}
	const byKey = new Map<string | undefined, RowResult | 'awaited' | 'contradicted'>();
	for (const key of keys) byKey.set(key, 'awaited');
	let foreign = 0;
	let repeated = 0;
	for (const result of results) {
		const known = byKey.get(result.key);
		if (known === undefined) {
			foreign++;
		} else if (known === 'awaited') {
			byKey.set(result.key, result);
		} else {
			repeated++;
			if (known === 'contradicted' || known.status !== result.status) {
				byKey.set(result.key, 'contradicted');
			}
		}
	}
	const answers = keys.map((key) => {
		const known = byKey.get(key);
		return typeof known === 'object' ? known : undefined;
	});
	return { answers, foreign, repeated };
}
