import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '@n8n-nodes-recotap/kit/n8n/operation';
import { need } from '@n8n-nodes-recotap/kit/n8n/input/parameters';
import { executeReads } from '@n8n-nodes-recotap/kit/n8n/list/executeList';
import { limitProperties, readLimit } from '@n8n-nodes-recotap/kit/n8n/list/limit';
import { readAll } from '@n8n-nodes-recotap/kit/n8n/list/walkPages';
import { readText } from '@n8n-nodes-recotap/kit/values/parse';
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
		await executeReads(
			context,
			{ service: OCTOLANE, things: 'accounts' },
			async (itemIndex, run) => {
				const q = need('Text', readText(context.getNodeParameter('text', itemIndex, '')));
				const limit = readLimit(context, itemIndex);
				const pages = accountPages(limit, (size, cursor) => ({
					method: 'GET',
					path: '/v1/accounts',
					query: {
						limit: size,
						...(q === undefined ? {} : { q }),
						...(cursor === undefined ? {} : { cursor }),
					},
				}));
				return await readAll(pages, run, { limit });
			},
			hearRefusals(connect),
		),
};
