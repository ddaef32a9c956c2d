import type { Target } from '@n8n-nodes-recotap/kit/push/target';
import { isRecord } from '@n8n-nodes-recotap/kit/values/isRecord';
import type { Operation } from '@n8n-nodes-recotap/kit/n8n/operation';
import { bulkOptionsProperty } from '@n8n-nodes-recotap/kit/n8n/form/bulkOptions';
import { columnsProperties } from '@n8n-nodes-recotap/kit/n8n/form/columnsProperty';
import { executeBulk } from '@n8n-nodes-recotap/kit/n8n/executeBulk';
import { fixedColumns } from '@n8n-nodes-recotap/kit/n8n/form/mapperMethods';
import { type Deal, deal, DEAL_COLUMNS } from '../../schemas/deal';
import { refusalReader } from '../../api/readRefusal';
import { readId, readResults } from '../../api/readResults';
import { RECOTAP } from '../../api/service';

/**
 * POST /deals ("Push Deals", docs.recotap.com): always an upsert; the response does not distinguish new deals from
 * existing ones.
 */
const target: Target<Deal, object> = {
	limit: 100,
	keyName: 'deal ID',
	identify: ({ externalDealId }) => externalDealId,
	overwrites: () => true,
	encode: (deals) => ({ method: 'POST', path: '/deals', body: { deals } }),
	decode: (body) => {
		// The format of the response is not documented: without results the outcome is unknown, not failed.
		if (!isRecord(body))
			return { kind: 'unreadable', reason: 'The response from Recotap is not JSON' };
		const results = readResults(body, { keyOf: (result) => readId(result.externalDealId) });
		return { kind: 'perRow', results: results ?? [] };
	},
	readRefusal: refusalReader('deals'),
};

/** Creates deals, or updates existing ones. */
export const upsertDeals: Operation<'deal'> = {
	resource: 'deal',
	option: {
		name: 'Create or Update',
		value: 'upsert',
		action: 'Create or update deals',
		description: 'Create a new deal, or update the current one if it already exists (upsert)',
	},
	properties: [...columnsProperties(RECOTAP, DEAL_COLUMNS), bulkOptionsProperty(RECOTAP, target)],
	columns: fixedColumns(DEAL_COLUMNS),
	execute: async (context, connect) =>
		await executeBulk(
			context,
			{
				form: { columns: DEAL_COLUMNS, schema: deal },
				target,
				service: RECOTAP,
				key: { id: 'externalDealId', plural: 'externalDealIds' },
				readShared: () => ({}),
				words: { thing: 'deal', things: 'deals' },
			},
			connect,
		),
};
