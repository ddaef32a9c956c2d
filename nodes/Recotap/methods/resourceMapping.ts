import type {
	ILoadOptionsFunctions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';
import { Run } from '../../../bulk/run';
import { createPorts } from '../../../shell/http/createPorts';
import { messageOf } from '../../../shell/messageOf';
import { FORM_PATIENCE } from '../../../shell/read/patience';
import type { Column } from '../../../shell/schemas/column';
import { ACCOUNT_COLUMNS } from '../schemas/account';
import { toColumn } from '../schemas/customFields';
import { MAPPING_COLUMNS } from '../schemas/mapping';
import { fetchCustomFields } from '../transport/fetchCustomFields';
import { RECOTAP } from '../transport/service';

/** What the editor asks for when a user opens the columns of an operation. */
export const resourceMapping = { getAccountColumns, getMappingColumns };

async function getMappingColumns(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	return { fields: MAPPING_COLUMNS.map(toField) };
}

/** Recotap's own fields, then those of the workspace. Without these the form still works, and says what is missing. */
async function getAccountColumns(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const fields = ACCOUNT_COLUMNS.map(toField);
	try {
		const run = new Run(createPorts(this, RECOTAP, FORM_PATIENCE.timeoutMs), FORM_PATIENCE);
		const custom = await fetchCustomFields(run);
		// Each has a column of its own; the one for all of them is there for those who want it.
		const own = fields.map((field) =>
			field.id === 'customFields' ? { ...field, removed: custom.length > 0 } : field,
		);
		return { fields: [...own, ...custom.map(toColumn).map(toField)] };
	} catch (error) {
		const notice = `(yours could not be listed: ${messageOf(error)})`;
		return {
			fields: fields.map((field) =>
				field.id === 'customFields'
					? { ...field, displayName: `${field.displayName} ${notice}` }
					: field,
			),
		};
	}
}

function toField({ id, label, type, required, options }: Column): ResourceMapperField {
	return {
		id,
		displayName: label,
		type,
		required,
		display: true,
		defaultMatch: false,
		...(options === undefined
			? {}
			: { options: options.map((option) => ({ name: option, value: option })) }),
	};
}
