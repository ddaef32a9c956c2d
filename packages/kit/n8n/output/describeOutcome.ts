import type { IDataObject } from 'n8n-workflow';
import type { Outcome } from '../../push/outcome';
import { resumeSentence } from './summary';
import type { TellTime } from './time';

/**
 * One outcome as the user sees it, in sections: the status and whose it is, why, the IDs, and the rest. Never with a key
 * `error` at the top: n8n's Retry On Fail would run the whole node again.
 *
 * @param keyColumn name of the column that people recognise the row by
 */
export function describeOutcome(
	outcome: Outcome,
	keyColumn: string,
	echo: IDataObject,
	tellTime: TellTime,
): readonly IDataObject[] {
	const { [keyColumn]: key, ...ids } = echo;
	return [
		{ status: outcome.status, ...(key === undefined ? {} : { [keyColumn]: key }) },
		'code' in outcome ? { code: outcome.code, reason: reasonOf(outcome, tellTime) } : {},
		'facts' in outcome ? outcome.facts : {},
		ids,
		'duplicateOf' in outcome ? { duplicateOf: outcome.duplicateOf } : {},
		'attempts' in outcome && outcome.attempts > 1 ? { attempts: outcome.attempts } : {},
		'apiMessage' in outcome ? { apiMessage: outcome.apiMessage } : {},
	];
}

/** Why a row is not where its owner wanted it, and when it makes sense to try again; the status, if there is no reason. */
export function reasonOf(outcome: Outcome, tellTime: TellTime): string {
	if (!('reason' in outcome)) return outcome.status;
	const { reason } = outcome;
	const resumeAt = outcome.status === 'notSent' ? outcome.resumeAt : undefined;
	return resumeAt === undefined ? reason : `${reason}. ${resumeSentence(tellTime(resumeAt))}`;
}
