import type { Decoded } from './target';

/**
 * What a reply with counts says about one row. `notWritten`: found, but not counted as written.
 * `undefined`: the counts do not tell this row from others.
 */
export type CountedAnswer = 'updated' | 'notFound' | 'notWritten' | undefined;

/**
 * Reads counts as answers for single rows. A row that is named as not found is not found. For the others the counts
 * tell something only when all of them are counted as found, and either all or none of them as written.
 *
 * @returns one answer for each key, in the order of the keys
 */
export function settleCounts(
	keys: readonly string[],
	{ matched, updated, notFound }: Extract<Decoded, { kind: 'counts' }>,
): readonly CountedAnswer[] {
	const missing = new Set(notFound);
	const isMissing = keys.map((key) => missing.has(key));
	const found = isMissing.filter((isIt) => !isIt).length;
	const addsUp = missing.size === keys.length - found && matched === found;
	const answer = !addsUp ? undefined : answerForFound(found, updated);
	return isMissing.map((isIt) => (isIt ? 'notFound' : answer));
}

function answerForFound(found: number, updated: number): CountedAnswer {
	if (updated === found) return 'updated';
	return updated === 0 ? 'notWritten' : undefined;
}
