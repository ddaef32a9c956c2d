import type { IDataObject } from 'n8n-workflow';
import type { Outcome } from '../../push/outcome';
import { resumeSentence } from './summary';
import type { TellTime } from './formatTime';

/**
 * One outcome as the user sees it, in sections: status and key, reason, IDs, and the rest. There is never a top-level
 * key `error`: n8n's Retry On Fail would run the whole node again.
 *
 * @param keyColumn name of the column that identifies the row to the user
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

/** Why a row was not written, and when to try again; the status if there is no reason. */
export function reasonOf(outcome: Outcome, tellTime: TellTime): string {
	if (!('reason' in outcome)) return outcome.status;
	const { reason } = outcome;
	const resumeAt = outcome.status === 'notSent' ? outcome.resumeAt : undefined;
	return resumeAt === undefined ? reason : `${reason}. ${resumeSentence(tellTime(resumeAt))}`;
}
