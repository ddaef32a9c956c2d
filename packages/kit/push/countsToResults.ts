import type { BatchResponse } from './target';

/**
 * What a response with counts says about one row. `notConfirmed`: it was found, but may or may not have been written.
 * `notCounted`: it may or may not have been found.
 */
export type CountedResult = 'updated' | 'notFound' | 'notConfirmed' | 'notCounted';

/**
 * Derives results for single rows from counts. A row listed as not found is not found, unless the number of found rows
 * contradicts this. The other rows are updated if the counts report all of them as found and updated.
 *
 * @returns one result for each key, in the order of the keys
 */
export function countsToResults(
	keys: readonly string[],
	{ matched, updated, notFound }: Extract<BatchResponse, { kind: 'counts' }>,
): readonly CountedResult[] {
	const missing = new Set(notFound);
	const isMissing = keys.map((key) => missing.has(key));
	const found = isMissing.filter((isIt) => !isIt).length;
	const isWhole = missing.size === keys.length - found && matched === found && updated === found;
	const named = matched > found ? 'notConfirmed' : 'notFound';
	const uncertain = matched < found ? 'notCounted' : 'notConfirmed';
	const others = isWhole ? 'updated' : uncertain;
	return isMissing.map((isIt) => (isIt ? named : others));
}
