import type { INodeProperties } from 'n8n-workflow';
import { bulkWriteInGroups } from '@n8n-nodes-recotap/kit/n8n/operation/bulkWrite';
import { getParameter, need, parseSwitch } from '@n8n-nodes-recotap/kit/n8n/input/parameters';
import { accountWrite, getSegment, segmentProperty } from './writeAccounts';

const upsertProperty: INodeProperties = {
	displayName: 'Update Existing Accounts',
	name: 'upsert',
	type: 'boolean',
	default: false,
	description:
		"Whether to update accounts that already exist in Recotap under the same domain. If switched off, these items get the status 'failed'.",
};

/** Creates accounts, and updates existing ones if the user wants that. */
export const createAccounts = bulkWriteInGroups({
	...accountWrite,
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create accounts',
		description: 'Push accounts in bulk, up to 100 per request, and get a result for each of them',
	},
	properties: [upsertProperty, segmentProperty],
	getShared: (context, itemIndex) => {
		const upsert = need(
			upsertProperty.displayName,
			getParameter(context, 'upsert', itemIndex, false),
		);
		return {
			upsert: need(upsertProperty.displayName, parseSwitch(upsert)),
			...getSegment(context, itemIndex),
		};
	},
});
