import { fixedColumns, workspaceColumns } from '../../../../../shell/push/mapperMethods';
import { ACCOUNT_COLUMNS, ADDITIONAL, UPDATE_COLUMNS } from '../schemas/account';
import { CONTACT_COLUMNS } from '../schemas/contact';
import { fetchAccountFields } from '../transport/accountFields';
import { OCTOLANE } from '../transport/service';

/** What the editor asks for when a user opens the columns of an operation. */
export const resourceMapping = {
	getAccountColumns: workspaceColumns(ACCOUNT_COLUMNS, ADDITIONAL, OCTOLANE, fetchAccountFields),
	getUpdateColumns: workspaceColumns(UPDATE_COLUMNS, ADDITIONAL, OCTOLANE, fetchAccountFields),
	getContactColumns: fixedColumns(CONTACT_COLUMNS),
};
