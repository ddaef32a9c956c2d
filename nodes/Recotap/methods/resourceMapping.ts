import type { Run } from '../../../bulk/run';
import { fixedColumns, workspaceColumns } from '../../../shell/push/mapperMethods';
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

const lookUp = async (run: Run): Promise<Column[]> => (await fetchCustomFields(run)).map(toColumn);

/** What the editor asks for when a user opens the columns of an operation. */
export const resourceMapping = {
	getAccountColumns: workspaceColumns(ACCOUNT_COLUMNS, 'customFields', RECOTAP, lookUp),
	getUpdateColumns: workspaceColumns(UPDATE_COLUMNS, 'customFields', RECOTAP, lookUp),
	getMappingColumns: fixedColumns(MAPPING_COLUMNS),
	getDealColumns: fixedColumns(DEAL_COLUMNS),
	getDealStageColumns: fixedColumns(STAGE_COLUMNS),
	getSalesActivityColumns: fixedColumns(ACTIVITY_COLUMNS),
	getNewCustomFieldColumns: fixedColumns(NEW_FIELD_COLUMNS),
};
