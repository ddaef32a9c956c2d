import type { Decoded } from './target';

/**
 * What a response with counts says about one row. `notConfirmed`: it was found, and nobody can tell whether it was written.
 * `notCounted`: nobody can tell whether it was found.
 */
export type CountedResult = 'updated' | 'notFound' | 'notConfirmed' | 'notCounted';

/**
 * Turns counts into results for single rows. A row that is named as not found is not found, unless the count of found ones
 * says otherwise. The others are written when all of them are counted as found and as written.
 *
 * @returns one result for each key, in the order of the keys
 */
export function countsToResults(
	keys: readonly string[],
	{ matched, updated, notFound }: Extract<Decoded, { kind: 'counts' }>,
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
