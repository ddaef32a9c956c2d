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
import { UPDATE_COLUMNS } from '../schemas/accountUpdate';
import { toColumn } from '../schemas/customFields';
import { DEAL_COLUMNS } from '../schemas/deal';
import { STAGE_COLUMNS } from '../schemas/dealStage';
import { MAPPING_COLUMNS } from '../schemas/mapping';
import { NEW_FIELD_COLUMNS } from '../schemas/newCustomField';
import { ACTIVITY_COLUMNS } from '../schemas/salesActivity';
import { fetchCustomFields } from '../transport/fetchCustomFields';
import { RECOTAP } from '../transport/service';

type Method = (this: ILoadOptionsFunctions) => Promise<ResourceMapperFields>;

/** What the editor asks for when a user opens the columns of an operation. */
export const resourceMapping = {
	getAccountColumns: withCustomFields(ACCOUNT_COLUMNS),
	getUpdateColumns: withCustomFields(UPDATE_COLUMNS),
	getMappingColumns: fixed(MAPPING_COLUMNS),
	getDealColumns: fixed(DEAL_COLUMNS),
	getDealStageColumns: fixed(STAGE_COLUMNS),
	getSalesActivityColumns: fixed(ACTIVITY_COLUMNS),
	getNewCustomFieldColumns: fixed(NEW_FIELD_COLUMNS),
};

function fixed(columns: readonly Column[]): Method {
	return async () => ({ fields: columns.map(toField) });
}

/** Recotap's own fields, then those of the workspace. Without these the form still works, and says what is missing. */
function withCustomFields(columns: readonly Column[]): Method {
	return async function () {
		const fields = columns.map(toField);
		/** Changes the one column that holds all custom fields. */
		const changeAll = (change: (field: ResourceMapperField) => Partial<ResourceMapperField>) =>
			fields.map((field) => (field.id === 'customFields' ? { ...field, ...change(field) } : field));
		try {
			const run = new Run(createPorts(this, RECOTAP, FORM_PATIENCE.timeoutMs), FORM_PATIENCE);
			const custom = (await fetchCustomFields(run)).map(toColumn).map(toField);
			// Each has a column of its own; the one for all of them is there for those who want it.
			return { fields: [...changeAll(() => ({ removed: custom.length > 0 })), ...custom] };
		} catch (error) {
			const notice = `(yours could not be listed: ${messageOf(error)})`;
			return {
				fields: changeAll(({ displayName }) => ({ displayName: `${displayName} ${notice}` })),
			};
		}
	};
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
