import type { Run } from '@n8n-nodes-recotap/kit/request/run';
import type { CustomFields } from '@n8n-nodes-recotap/kit/n8n/bulkOperation';
import { type MapperMethod, workspaceColumns } from '@n8n-nodes-recotap/kit/n8n/form/mapperMethods';
import type { RowSchema } from '@n8n-nodes-recotap/kit/values/checkRow';
import type { Column } from '@n8n-nodes-recotap/kit/values/column';
import {
	type CustomField,
	mayBeCustomField,
	toColumn,
	toCustomField,
} from '../schemas/customFields';
import { readCustomFields } from './plainLists';
import { RECOTAP } from './service';

/**
 * Fetches the custom fields of accounts in this workspace that values can be checked against.
 *
 * @throws ReadStopped when they cannot be fetched
 */
export async function fetchCustomFields(run: Run): Promise<CustomField[]> {
	return (await readCustomFields(run)).flatMap((definition) => toCustomField(definition) ?? []);
}

/** How custom fields are found among the input columns. */
export const CUSTOM_NAMES =
	'Custom fields are matched by their exact key, such as CONTRACT_VALUE_C.';

/** The columns of a form followed by those of the workspace's fields, as shown in the editor. */
export function customColumns(columns: readonly Column[]): MapperMethod {
	return workspaceColumns(
		columns,
		'customFields',
		async (run) => (await fetchCustomFields(run)).map(toColumn),
		{ service: RECOTAP, things: 'custom fields' },
	);
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
		mayBe: mayBeCustomField,
		lookUp: async (run) => {
			const fields = await fetchCustomFields(run);
			return { columns: [...columns, ...fields.map(toColumn)], schema: schemaWith(fields) };
		},
	};
}
