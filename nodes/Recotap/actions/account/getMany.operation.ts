import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Run } from '@n8n-nodes-recotap/kit/request/run';
import { getMany, type ListQuery } from '@n8n-nodes-recotap/kit/n8n/operation/getMany';
import { fetchAll } from '@n8n-nodes-recotap/kit/n8n/list/walkPages';
import { accountList, MOST_DOMAINS } from '../../api/lists';
import { RECOTAP } from '../../api/service';
import { getAccountFilters, type AccountFilters } from './accountFilters';
import { simplifyAccount, simplifyProperty, wantsSimple } from './simplifyAccount';

const properties: readonly INodeProperties[] = [
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add filter',
		default: {},
		options: [
			{
				displayName: 'Domains',
				name: 'domains',
				type: 'string',
				default: '',
				placeholder: 'e.g. acme.com, globex.com',
				description:
					'Return only accounts with these domains. Separate domains with commas, or use an expression that returns a list. Web addresses work, too.',
			},
			{
				displayName: 'Updated After',
				name: 'updatedAfter',
				type: 'dateTime',
				default: '',
				description: 'Return only accounts that were updated in Recotap after this time',
			},
		],
	},
	simplifyProperty,
];

/** Lists accounts with their scores and stages. */
export const getManyAccounts = getMany({
	service: RECOTAP,
	resource: 'account',
	option: {
		name: 'Get Many',
		value: 'getMany',
		action: 'Get many accounts',
		description: 'Retrieve a list of accounts with their scores, journey stages and custom fields',
	},
	properties,
	things: 'accounts',
	fetchRows: fetchAccounts,
});

async function fetchAccounts(
	run: Run,
	{ limit, context, itemIndex }: ListQuery,
): Promise<readonly IDataObject[]> {
	const filters = getAccountFilters(context, itemIndex);
	const isSimple = wantsSimple(context.getNodeParameter('simplify', itemIndex, true));
	const accounts: IDataObject[] = [];
	for (const domains of batchesOf(filters)) {
		const list = accountList({ updatedAfter: filters.updatedAfter, domains });
		const found = await fetchAll(list, run, { limit: limit - accounts.length });
		for (const account of found) accounts.push(account);
	}
	return isSimple ? accounts.map(simplifyAccount) : accounts;
}

/** One walk without a domain filter, or as many walks as the domains require. */
function batchesOf({ domains }: AccountFilters): readonly (readonly string[] | undefined)[] {
	if (domains === undefined) return [undefined];
	const count = Math.ceil(domains.length / MOST_DOMAINS);
	return Array.from({ length: count }, (_, at) =>
		domains.slice(at * MOST_DOMAINS, (at + 1) * MOST_DOMAINS),
	);
}
