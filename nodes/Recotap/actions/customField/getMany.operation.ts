import type { Operation } from '@n8n-nodes-recotap/kit/n8n/operation';
import { executeReads } from '@n8n-nodes-recotap/kit/n8n/list/executeList';
import { limitProperties, readLimit } from '@n8n-nodes-recotap/kit/n8n/list/limit';
import { readCustomFields } from '../../api/plainLists';
import { RECOTAP } from '../../api/service';

/** Lists the custom fields of accounts in this workspace. */
export const getManyCustomFields: Operation<'customField'> = {
	resource: 'customField',
	option: {
		name: 'Get Many',
		value: 'getMany',
		action: 'Get many custom fields',
		description: 'Retrieve the custom fields of accounts with their keys, types and options',
	},
	properties: limitProperties,
	execute: async (context, connect) =>
		await executeReads(
			context,
			{ service: RECOTAP, things: 'custom fields' },
			async (itemIndex, run) => {
				const limit = readLimit(context, itemIndex);
				return (await readCustomFields(run)).slice(0, limit);
			},
			connect,
		),
};
