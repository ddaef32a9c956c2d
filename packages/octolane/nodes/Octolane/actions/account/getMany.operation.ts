import type { INodeProperties } from 'n8n-workflow';
import { getMany } from '@n8n-nodes-recotap/kit/n8n/operation/getMany';
import { need } from '@n8n-nodes-recotap/kit/n8n/input/parameters';
import { fetchAll } from '@n8n-nodes-recotap/kit/n8n/list/walkPages';
import { parseText } from '@n8n-nodes-recotap/kit/values/parse';
import { hearRefusals } from '../../api/connect';
import { accountPages } from '../../api/lists';
import { OCTOLANE } from '../../api/service';

const textProperty: INodeProperties = {
	displayName: 'Text',
	name: 'text',
	type: 'string',
	default: '',
	placeholder: 'e.g. acme',
	description: 'Return only accounts that match this text. Leave empty to return all accounts.',
};

/** Lists accounts: GET /v1/accounts ("List accounts", octolane.com/docs). */
export const getManyAccounts = getMany({
	service: OCTOLANE,
	wrapPorts: hearRefusals,
	resource: 'account',
	option: {
		name: 'Get Many',
		value: 'getMany',
		action: 'Get many accounts',
		description: 'Retrieve a list of accounts, all or only those that match a text',
	},
	properties: [textProperty],
	things: 'accounts',
	fetchRows: async (run, { limit, context, itemIndex }) => {
		const q = need('Text', parseText(context.getNodeParameter('text', itemIndex, '')));
		const pages = accountPages(limit, (size, cursor) => ({
			method: 'GET',
			path: '/v1/accounts',
			query: {
				limit: size,
				...(q === undefined ? {} : { q }),
				...(cursor === undefined ? {} : { cursor }),
			},
		}));
		return await fetchAll(pages, run, { limit });
	},
});
