import type { IExecuteFunctions } from 'n8n-workflow';
import type { Outcome } from '../../push/outcome';
import type { Stop } from '../../request/run';
import { number, previewSentence, resumeSentence, summarySentence } from './summary';
import type { TellTime } from './formatTime';
import type { Wording } from './wording';

/** Maximum number of input columns that a hint lists. */
const LISTED = 10;

/** Notes about a run that did not fail. */
export interface Remarks {
	readonly outcomes: readonly Outcome[];
	/** Results for rows that were not sent, and repeated results for the same row. */
	readonly foreign: number;
	readonly repeated: number;
	/** Why the run ended early, if it did. */
	readonly stop: Stop | undefined;
	readonly isPreview: boolean;
	/** Input columns that match no field. */
	readonly ignored: readonly string[];
	/** How input columns were matched to fields where this is not obvious: sentences. */
	readonly matched: readonly string[];
	/** Why the fields of the workspace could not be fetched. */
	readonly unchecked: string | undefined;
	/** Which input columns were not sent for this reason. */
	readonly withheld: string | undefined;
}

/** Adds execution hints for what the items alone do not show. */
export function addHints(
	context: IExecuteFunctions,
	wording: Wording,
	remarks: Remarks,
	tellTime: TellTime,
): void {
	const { outcomes, isPreview, ignored, matched, unchecked, withheld, stop } = remarks;
	const { name } = wording.service;
	const location = 'outputPane';
	if (isPreview) {
		context.addExecutionHints({
			message: previewSentence(outcomes, wording),
			type: 'info',
			location,
		});
	} else {
		const summary = summarySentence(outcomes, wording);
		if (summary !== undefined) {
			const why = stop === undefined ? [] : [stop.reason];
			const when = stop?.resumeAt === undefined ? [] : [resumeSentence(tellTime(stop.resumeAt))];
			const message = [summary, ...why, ...when].join('. ');
			context.addExecutionHints({ message, type: 'warning', location });
		}
	}
	const stray = straySentence(remarks, name);
	if (stray !== undefined) {
		context.addExecutionHints({ message: stray, type: 'warning', location });
	}
	if (unchecked !== undefined) {
		const message = `The custom fields of your workspace could not be retrieved, so their values were sent to ${name} unchecked. ${unchecked}`;
		context.addExecutionHints({ message, type: 'warning', location });
	}
	if (withheld !== undefined) {
		context.addExecutionHints({ message: withheld, type: 'warning', location });
	}
	for (const message of matched) {
		context.addExecutionHints({ message, type: 'info', location });
	}
	if (ignored.length > 0) {
		const listed = ignored.slice(0, LISTED).join(', ');
		const more = ignored.length > LISTED ? ` and ${ignored.length - LISTED} more` : '';
		const these =
			ignored.length === 1
				? 'This input column is not a field'
				: 'These input columns are not fields';
		const were = ignored.length === 1 ? 'was' : 'were';
		const message = `${these} of ${name} and ${were} ignored: ${listed}${more}`;
		context.addExecutionHints({ message, type: 'info', location });
	}
}

/** A sentence about results without a row; `undefined` when there are none. */
function straySentence(
	{ foreign, repeated }: Pick<Remarks, 'foreign' | 'repeated'>,
	name: string,
): string | undefined {
	const parts = [
		...(foreign > 0 ? [`${number(foreign)} for ${rows(foreign)} not sent`] : []),
		...(repeated > 0 ? [`${number(repeated)} for ${rows(repeated)} already answered`] : []),
	];
	if (parts.length === 0) return undefined;
	return `${name} returned unexpected results, which were ignored: ${parts.join(', ')}`;
}

function rows(count: number): string {
	return count === 1 ? 'an item that was' : 'items that were';
}
