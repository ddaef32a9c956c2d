import type { ResourceMapperFields } from 'n8n-workflow';
import { ACCOUNT_COLUMNS } from '../schemas/account';
import type { Column } from '../../../shell/schemas/column';
import { MAPPING_COLUMNS } from '../schemas/mapping';

/** What the editor asks for when a user opens the columns of an operation. */
export const resourceMapping = {
	getAccountColumns: async () => toFields(ACCOUNT_COLUMNS),
	getMappingColumns: async () => toFields(MAPPING_COLUMNS),
};

function toFields(columns: readonly Column[]): ResourceMapperFields {
	return {
		fields: columns.map(({ id, label, type, required }) => ({
			id,
			displayName: label,
			type,
			required,
			display: true,
			defaultMatch: false,
		})),
	};
}
