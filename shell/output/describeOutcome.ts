import type { IDataObject } from 'n8n-workflow';
import type { Outcome } from '../../bulk/outcome';
import { resumeSentence } from './summary';

/**
 * One outcome as the user sees it: the status first, then whose it is, then why.
 * Never with a key `error` at the top: n8n's Retry On Fail would run the whole node again.
 *
 * @param keyColumn name of the column that people recognise the row by
 */
export function describeOutcome(
	outcome: Outcome,
	keyColumn: string,
	echo: IDataObject,
): IDataObject {
	const json: IDataObject = { status: outcome.status };
	if (echo[keyColumn] !== undefined) json[keyColumn] = echo[keyColumn];
	if ('facts' in outcome) Object.assign(json, outcome.facts);
	for (const id of Object.keys(echo)) if (id !== keyColumn) json[id] = echo[id];
	if ('code' in outcome) {
		json.code = outcome.code;
		json.reason = reasonOf(outcome);
	}
	if ('duplicateOf' in outcome) json.duplicateOf = outcome.duplicateOf;
	if ('attempts' in outcome && outcome.attempts > 1) json.attempts = outcome.attempts;
	return json;
}

/** Why a row is not where its owner wanted it, and when it makes sense to try again; the status, if there is no reason. */
export function reasonOf(outcome: Outcome): string {
	if (!('reason' in outcome)) return outcome.status;
	const { reason } = outcome;
	const resumeAt = outcome.status === 'notSent' ? outcome.resumeAt : undefined;
	return resumeAt === undefined ? reason : `${reason}. ${resumeSentence(resumeAt)}`;
}
