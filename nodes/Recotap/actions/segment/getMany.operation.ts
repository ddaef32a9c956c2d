import type { Operation } from '@n8n-nodes-recotap/kit/n8n/operation';
import { executeReads } from '@n8n-nodes-recotap/kit/n8n/list/executeList';
import { limitProperties, readLimit } from '@n8n-nodes-recotap/kit/n8n/list/limit';
import { readAll } from '@n8n-nodes-recotap/kit/n8n/list/walkPages';
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
		await executeReads(
			context,
			{ service: RECOTAP, things: 'segments' },
			async (itemIndex, run) =>
				await readAll(SEGMENT_LIST, run, { limit: readLimit(context, itemIndex) }),
			connect,
		),
};
