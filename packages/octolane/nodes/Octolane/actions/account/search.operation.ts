import type { IExecuteFunctions } from 'n8n-workflow';
import type { Run } from '@n8n-nodes-recotap/kit/request/run';
import type { Operation } from '@n8n-nodes-recotap/kit/n8n/operation';
import { executeList } from '@n8n-nodes-recotap/kit/n8n/list/executeList';
import { limitProperties, getLimit } from '@n8n-nodes-recotap/kit/n8n/list/limit';
import { fetchAll } from '@n8n-nodes-recotap/kit/n8n/list/walkPages';
import { hearRefusals } from '../../api/connect';
import { accountPages } from '../../api/lists';
import { OCTOLANE } from '../../api/service';
import { readQuestion, searchProperties } from './searchQuestion';

/** Finds accounts: POST /v1/accounts/search ("Search accounts", octolane.com/docs). */
export const searchAccounts: Operation<'account'> = {
	resource: 'account',
	option: {
		name: 'Search',
		value: 'search',
		action: 'Search accounts',
		description: 'Find accounts by conditions on their fields, in the order you choose',
	},
	properties: [...limitProperties, ...searchProperties],
	execute: async (context, connect) =>
		await executeList(
			context,
			{ service: OCTOLANE, things: 'accounts' },
			async (itemIndex, run) => await search(context, itemIndex, run),
			hearRefusals(connect),
		),
};

async function search(context: IExecuteFunctions, itemIndex: number, run: Run) {
	const question = readQuestion(context, itemIndex);
	const limit = getLimit(context, itemIndex);
	const pages = accountPages(limit, (size, cursor) => ({
		method: 'POST',
		path: '/v1/accounts/search',
		body: { ...question, limit: size, ...(cursor === undefined ? {} : { cursor }) },
	}));
	return await fetchAll(pages, run, { limit });
}
