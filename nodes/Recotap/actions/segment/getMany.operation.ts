import type { Operation } from '../../../../shell/operation';
import { executeReads } from '../../../../shell/read/executeReads';
import { limitProperties, readLimit } from '../../../../shell/read/limit';
import { readAll } from '../../../../shell/read/walkPages';
import { SEGMENT_LIST } from '../../transport/lists';
import { RECOTAP } from '../../transport/service';

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
