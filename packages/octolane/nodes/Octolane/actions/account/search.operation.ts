import { getMany } from '@n8n-nodes-recotap/kit/n8n/operation/getMany';
import { fetchAll } from '@n8n-nodes-recotap/kit/n8n/list/walkPages';
import { hearRefusals } from '../../api/connect';
import { accountPages } from '../../api/lists';
import { OCTOLANE } from '../../api/service';
import { getQuestion, searchProperties } from './searchQuestion';

/** Finds accounts: POST /v1/accounts/search ("Search accounts", octolane.com/docs). */
export const searchAccounts = getMany({
	service: OCTOLANE,
	wrapPorts: hearRefusals,
	resource: 'account',
	option: {
		name: 'Search',
		value: 'search',
		action: 'Search accounts',
		description: 'Find accounts by conditions on their fields, in the order you choose',
	},
	properties: searchProperties,
	things: 'accounts',
	fetchRows: async (run, { limit, context, itemIndex }) => {
		const question = getQuestion(context, itemIndex);
		const pages = accountPages(limit, (size, cursor) => ({
			method: 'POST',
			path: '/v1/accounts/search',
			body: { ...question, limit: size, ...(cursor === undefined ? {} : { cursor }) },
		}));
		return await fetchAll(pages, run, { limit });
	},
});
