import type { Run } from '@n8n-nodes-recotap/kit/request/run';
import type { CustomFields } from '@n8n-nodes-recotap/kit/n8n/input/rowForm';
import type { RowSchema } from '@n8n-nodes-recotap/kit/values/checkRow';
import type { Column } from '@n8n-nodes-recotap/kit/values/column';
import {
	type CustomField,
	mayBeCustomField,
	toColumn,
	toCustomField,
} from '../schemas/customFields';
import { fetchDefinitions } from './plainLists';

/**
 * Fetches the custom fields of accounts in this workspace that values can be checked against.
 *
 * @throws FetchStopped when they do not come
 */
export async function fetchCustomFields(run: Run): Promise<CustomField[]> {
	return (await fetchDefinitions(run)).flatMap((definition) => toCustomField(definition) ?? []);
}

/**
 * Adds the workspace's fields to the form of an operation.
 *
 * @param columns the form without them
 * @param schemaWith creates the schema that also checks them
 */
export function customFieldsOf<Payload>(
	columns: readonly Column[],
	schemaWith: (fields: readonly CustomField[]) => RowSchema<Payload>,
): CustomFields<Payload> {
	return {
		id: 'customFields',
		things: 'custom fields',
		names: 'Custom fields are matched by their exact key, such as CONTRACT_VALUE_C.',
		mayBe: mayBeCustomField,
		lookUp: async (run) => {
			const fields = await fetchCustomFields(run);
			return { columns: [...columns, ...fields.map(toColumn)], schema: schemaWith(fields) };
		},
	};
}
