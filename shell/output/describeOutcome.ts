import type { IDataObject } from 'n8n-workflow';
import type { Outcome } from '../../bulk/outcome';

/**
 * One outcome as the user sees it: the status first, then whose it is, then why.
 * Never with a key `error` at the top: n8n's Retry On Fail would run the whole node again.
 *
 * @param keyColumn name of the column that people recognise the row by
 */
export function describeOutcome(
	outcome: Outcome,
	keyColumn: string,
	{ [keyColumn]: key, ...echo }: IDataObject,
): IDataObject {
	const { status } = outcome;
	return {
		status,
		...(key === undefined ? {} : { [keyColumn]: key }),
		...('facts' in outcome ? outcome.facts : {}),
		...echo,
		...('code' in outcome ? { code: outcome.code, reason: outcome.reason } : {}),
		...('duplicateOf' in outcome ? { duplicateOf: outcome.duplicateOf } : {}),
		...('attempts' in outcome && outcome.attempts > 1 ? { attempts: outcome.attempts } : {}),
	};
}
