import type { Outcome } from '../../push/outcome';
import type { CheckedRow, PushReport } from '../../push/push';

/** A row that the API refused. */
interface RowRefusal {
	/** The API's message. */
	readonly words: string;
	/** The message without the parts that belong to the row: its key and its position in a list. */
	readonly general: string;
	/** The key by which the API identifies the row. */
	readonly key: string;
	readonly isOfOptions: boolean;
	/** Whether the refusal says that the record already exists. */
	readonly isThere: boolean;
}

/**
 * The message with which the API refused everything, if the cause is the configuration and not the rows: it refused the
 * shared options, or at least two rows all with the same message. Rows that already exist are data, however many there
 * are: a second run of the same rows ends that way. A single refused row may just be a bad one.
 *
 * @param rows the rows that were pushed
 * @param identify the key by which the API identifies a row
 * @returns `undefined` also when any row was written, skipped on purpose, not found, or may have been written
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
