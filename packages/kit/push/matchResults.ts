import type { StrayResults } from './ledger';
import type { RowResult } from './target';

/** Results brought back to the rows they belong to. */
export interface MatchedResults extends StrayResults {
	/** The result for each key, in the order of the keys; `undefined` where none can be trusted. */
	readonly results: readonly (RowResult | undefined)[];
}

/**
 * Matches results to rows by key, never by position: the API promises no order.
 * Two results for one row that differ in status are no result; of two that agree the first one counts.
 */
export function matchResults(
	keys: readonly string[],
	results: readonly RowResult[],
): MatchedResults {
	// Most responses have the order of the request.
	if (keys.length === results.length && results.every(({ key }, at) => key === keys[at])) {
		return { results, foreign: 0, repeated: 0 };
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
	const inOrder = keys.map((key) => {
		const known = byKey.get(key);
		return typeof known === 'object' ? known : undefined;
	});
	return { results: inOrder, foreign, repeated };
}
