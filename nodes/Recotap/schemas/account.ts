import type { Column } from '@n8n-nodes-recotap/kit/values/column';
import {
	domain,
	namedValues,
	optionalText,
	requiredText,
	tags,
} from '@n8n-nodes-recotap/kit/values/fields';
import { type PayloadOf, row } from '@n8n-nodes-recotap/kit/values/rowSchema';
import { type CustomField, customFieldValues } from './customFields';

/** An account in the format of "Create Accounts". */
export const account = row({
	domain,
	name: requiredText,
	externalId: optionalText,
	shortName: optionalText,
	linkedinUrl: optionalText,
	tags,
	customFields: namedValues,
});

/** A valid account. */
export type Account = PayloadOf<typeof account>;

/** An account whose custom fields are checked against their definitions. */
export function accountWith(fields: readonly CustomField[]) {
	return row({ ...account.shape, customFields: customFieldValues(fields) });
}

/** The columns that the user can map, in the order of the form. */
export const ACCOUNT_COLUMNS: readonly Column[] = [
	{ id: 'domain', label: 'Domain', type: 'string', required: true, echo: true },
	{ id: 'name', label: 'Name', type: 'string', required: true },
	{ id: 'externalId', label: 'External ID', type: 'string', required: false, echo: true },
	{ id: 'shortName', label: 'Short Name', type: 'string', required: false },
	{ id: 'linkedinUrl', label: 'LinkedIn URL', type: 'string', required: false },
	{ id: 'tags', label: 'Tags', type: 'string', required: false },
	{ id: 'customFields', label: 'Custom Fields', type: 'object', required: false },
];
