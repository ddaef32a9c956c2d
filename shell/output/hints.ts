import type { IExecuteFunctions } from 'n8n-workflow';
import type { Outcome } from '../../bulk/outcome';
import type { Told } from '../push/bulkOperation';
import { previewSentence, summarySentence } from './summary';

/** Most input columns that a hint names. */
const LISTED = 10;

/** What there is to say about a run that did not fail. */
export interface Remarks {
	readonly outcomes: readonly Outcome[];
	readonly isPreview: boolean;
	/** Input columns that are no fields. */
	readonly ignored: readonly string[];
	/** Why the fields of the workspace could not be looked up. */
	readonly unchecked: string | undefined;
	/** Which input columns were not sent because of that. */
	readonly withheld: string | undefined;
}

/** Shows the user under the output what the items alone do not say. */
export function addHints(context: IExecuteFunctions, told: Told, remarks: Remarks): void {
	const { outcomes, isPreview, ignored, unchecked, withheld } = remarks;
	const { name } = told.service;
	const location = 'outputPane';
	if (isPreview) {
		context.addExecutionHints({ message: previewSentence(outcomes, told), type: 'info', location });
	} else {
		const message = summarySentence(outcomes, told);
		if (message !== undefined) context.addExecutionHints({ message, type: 'warning', location });
	}
	if (unchecked !== undefined) {
		const message = `The custom fields of your workspace could not be looked up, so their values were sent to ${name} unchecked. ${unchecked}`;
		context.addExecutionHints({ message, type: 'warning', location });
	}
	if (withheld !== undefined) {
		context.addExecutionHints({ message: withheld, type: 'warning', location });
	}
	if (ignored.length > 0) {
		const listed = ignored.slice(0, LISTED).join(', ');
		const more = ignored.length > LISTED ? ` and ${ignored.length - LISTED} more` : '';
		const message = `These input columns are no fields of ${name} and were ignored: ${listed}${more}`;
		context.addExecutionHints({ message, type: 'info', location });
	}
}
