import type { StrayResults } from './ledger';
import type { RowResult } from './target';

/** Results matched to their rows. */
export interface MatchedResults extends StrayResults {
	/** The result for each key, in the order of the keys; `undefined` where there is no trustworthy one. */
	readonly results: readonly (RowResult | undefined)[];
}

/**
 * Matches results to rows by key, never by position: the API guarantees no order. Two results for one row with
 * different statuses are discarded; of two with the same status the first one counts.
 */
export function matchResults(
	keys: readonly string[],
	results: readonly RowResult[],
): MatchedResults {
	// Most responses keep the order of the request.
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
