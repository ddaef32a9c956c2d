import { getMany } from '@n8n-nodes-recotap/kit/n8n/operation/getMany';
import { fetchAll } from '@n8n-nodes-recotap/kit/n8n/list/walkPages';
import { SEGMENT_LIST } from '../../api/lists';
import { RECOTAP } from '../../api/service';

/** Lists the segments that accounts can be added to. */
export const getManySegments = getMany({
	service: RECOTAP,
	resource: 'segment',
	option: {
		name: 'Get Many',
		value: 'getMany',
		action: 'Get many segments',
		description:
			'Retrieve the segments that accounts can be added to: static ones that are active or drafts',
	},
	things: 'segments',
	fetchRows: async (run, { limit }) => await fetchAll(SEGMENT_LIST, run, { limit }),
});
