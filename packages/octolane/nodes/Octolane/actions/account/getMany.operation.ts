import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '@n8n-nodes-recotap/kit/n8n/operation';
import { need } from '@n8n-nodes-recotap/kit/n8n/input/parameters';
import { executeList } from '@n8n-nodes-recotap/kit/n8n/list/executeList';
import { limitProperties, getLimit } from '@n8n-nodes-recotap/kit/n8n/list/limit';
import { fetchAll } from '@n8n-nodes-recotap/kit/n8n/list/walkPages';
import { parseText } from '@n8n-nodes-recotap/kit/values/parse';
import { hearRefusals } from '../../api/connect';
import { accountPages } from '../../api/lists';
import { OCTOLANE } from '../../api/service';

const properties: readonly INodeProperties[] = [
	...limitProperties,
	{
		displayName: 'Text',
		name: 'text',
		type: 'string',
		default: '',
		placeholder: 'e.g. acme',
		description: 'Return only accounts that match this text. Leave empty to return all accounts.',
	},
];

/** Lists accounts: GET /v1/accounts ("List accounts", octolane.com/docs). */
export const getManyAccounts: Operation<'account'> = {
	resource: 'account',
	option: {
		name: 'Get Many',
		value: 'getMany',
		action: 'Get many accounts',
		description: 'Retrieve a list of accounts, all or only those that match a text',
	},
	properties,
	execute: async (context, connect) =>
		await executeList(
			context,
			{ service: OCTOLANE, things: 'accounts' },
			async (itemIndex, run) => {
				const q = need('Text', parseText(context.getNodeParameter('text', itemIndex, '')));
				const limit = getLimit(context, itemIndex);
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
			hearRefusals(connect),
		),
};
