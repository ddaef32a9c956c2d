import { z } from 'zod';
import type { Column } from '@n8n-nodes-recotap/kit/values/column';
import { namedValues, requiredText } from '@n8n-nodes-recotap/kit/values/fields';
import { type CustomField, customFieldValues } from './customFields';

/** New values for custom fields of one account ("Update Account"). */
export const accountUpdate = z.object({ rtp_aid: requiredText, customFields: filled(namedValues) });

/** The same, checked against the definitions of the fields. */
export function accountUpdateWith(fields: readonly CustomField[]) {
	return accountUpdate.extend({ customFields: filled(customFieldValues(fields)) });
}

/** A valid update. */
export type AccountUpdate = z.output<typeof accountUpdate>;

/** Refuses a row that changes nothing. */
function filled<Input>(
	values: z.ZodType<Record<string, unknown> | undefined, z.ZodTypeDef, Input>,
) {
	return values.refine((named) => named !== undefined && Object.keys(named).length > 0, {
		message: 'is empty. Enter a value for at least one custom field',
	});
}

/** The columns that the user can map, in the order of the form. */
export const UPDATE_COLUMNS: readonly Column[] = [
	{ id: 'rtp_aid', label: 'Recotap Account ID', type: 'string', required: true, echo: true },
	{ id: 'customFields', label: 'Custom Fields', type: 'object', required: false },
];
