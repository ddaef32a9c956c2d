import { getMany } from '@n8n-nodes-recotap/kit/n8n/operation/getMany';
import { fetchDefinitions } from '../../api/plainLists';
import { RECOTAP } from '../../api/service';

/** Lists the custom fields of accounts in this workspace. */
export const getManyCustomFields = getMany({
	service: RECOTAP,
	resource: 'customField',
	option: {
		name: 'Get Many',
		value: 'getMany',
		action: 'Get many custom fields',
		description: 'Retrieve the custom fields of accounts with their keys, types and options',
	},
	things: 'custom fields',
	fetchRows: fetchDefinitions,
});
