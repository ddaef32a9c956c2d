import { bulkWriteInGroups } from '@n8n-nodes-recotap/kit/n8n/operation/bulkWrite';
import { accountWrite, getSegment, segmentProperty } from './writeAccounts';

/** Creates accounts, or updates those that exist under the same domain. */
export const upsertAccounts = bulkWriteInGroups({
	...accountWrite,
	option: {
		name: 'Create or Update',
		value: 'upsert',
		action: 'Create or update accounts',
		description: 'Create a new account, or update the current one if it already exists (upsert)',
	},
	properties: [segmentProperty],
	getShared: (context, itemIndex) => ({ upsert: true, ...getSegment(context, itemIndex) }),
});
