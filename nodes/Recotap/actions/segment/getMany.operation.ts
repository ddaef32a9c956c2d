import type { Operation } from '@n8n-nodes-recotap/kit/n8n/operation';
import { executeList } from '@n8n-nodes-recotap/kit/n8n/list/executeList';
import { limitProperties, getLimit } from '@n8n-nodes-recotap/kit/n8n/list/limit';
import { fetchAll } from '@n8n-nodes-recotap/kit/n8n/list/walkPages';
import { SEGMENT_LIST } from '../../api/lists';
import { RECOTAP } from '../../api/service';

/** Lists the segments that accounts can be added to. */
export const getManySegments: Operation<'segment'> = {
	resource: 'segment',
	option: {
		name: 'Get Many',
		value: 'getMany',
		action: 'Get many segments',
		description:
			'Retrieve the segments that accounts can be added to: static ones that are active or drafts',
	},
	properties: limitProperties,
	execute: async (context, connect) =>
		await executeList(
			context,
			{ service: RECOTAP, things: 'segments' },
			async (itemIndex, run) =>
				await fetchAll(SEGMENT_LIST, run, { limit: getLimit(context, itemIndex) }),
			connect,
		),
};
