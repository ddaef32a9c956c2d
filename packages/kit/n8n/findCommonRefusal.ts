import type { Outcome } from '../push/outcome';
import type { CheckedRow, PushReport } from '../push/push';

/** A row that the API refused. */
interface RowRefusal {
	/** What the API said against it. */
	readonly words: string;
	/** The same without what is the row's own: its key, and its place in a list. */
	readonly general: string;
	/** What the API recognises it by. */
	readonly key: string;
	readonly isOfOptions: boolean;
	/** Whether it was refused because what it is about is there already. */
	readonly isThere: boolean;
}

/**
 * The words with which the API refused everything, when that is a matter of configuration and not of the rows: it refused the
 * options that they share, or each of at least two rows in the same words. Rows that are there already are data, however
 * many: a second run of the same rows ends like that. One row alone may just be a bad one.
 *
 * @param rows as they were pushed
 * @param identify what the API recognises a row by
 * @returns `undefined` also when anything was written, left alone on purpose, not found, or may have been written
 */
export function findCommonRefusal<Payload>(
	rows: readonly CheckedRow<Payload, unknown>[],
	{ outcomes, optionsRefused }: Pick<PushReport, 'outcomes' | 'optionsRefused'>,
	identify: (payload: Payload) => string,
): string | undefined {
	const refused: RowRefusal[] = [];
	for (const [index, outcome] of outcomes.entries()) {
		if (outcome.status === 'failed') {
			const row = rows[index];
			const key = row?.valid === true ? identify(row.payload) : '';
			refused.push(describe(outcome, key, optionsRefused.has(index)));
		} else if (outcome.status !== 'duplicate' && outcome.status !== 'invalid') {
			return undefined;
		}
	}
	const [first] = refused;
	if (first === undefined) return undefined;
	if (refused.every(({ isOfOptions }) => isOfOptions)) return first.words;
	const isSame = refused.every(({ isThere, general }) => !isThere && general === first.general);
	const keys = new Set(refused.map(({ key }) => key));
	return isSame && keys.size > 1 ? first.words : undefined;
}

function describe(
	{ code, reason, apiMessage: words = reason }: Extract<Outcome, { status: 'failed' | 'notFound' }>,
	key: string,
	isOfOptions: boolean,
): RowRefusal {
	const withoutKey = key === '' ? words : words.split(key).join('...');
	const isThere =
		code === 'alreadyExists' || /\balready\b|\bexists\b|\bduplicate|\btaken\b/i.test(words);
	return { words, general: withoutKey.replace(/\d+/g, '#'), key, isOfOptions, isThere };
}
