import { bulkWrite } from '@n8n-nodes-recotap/kit/n8n/operation/bulkWrite';
import { deal, DEAL_COLUMNS } from '../../schemas/deal';
import { refusalParser } from '../../api/parseRefusal';
import { decodeResultsIfAny, parseId } from '../../api/parseResults';
import { RECOTAP } from '../../api/service';

/**
 * POST /deals ("Push Deals", docs.recotap.com): always an upsert; the response does not distinguish new deals from
 * existing ones.
 */
export const upsertDeals = bulkWrite({
	service: RECOTAP,
	resource: 'deal',
	option: {
		name: 'Create or Update',
		value: 'upsert',
		action: 'Create or update deals',
		description: 'Create a new deal, or update the current one if it already exists (upsert)',
	},
	words: { thing: 'deal', things: 'deals' },
	key: 'externalDealId',
	form: { columns: DEAL_COLUMNS, schema: deal },
	target: {
		limit: 100,
		keyName: 'deal ID',
		identify: ({ externalDealId }) => externalDealId,
		overwrites: () => true,
		encode: (deals) => ({ method: 'POST', path: '/deals', body: { deals } }),
		decode: (body) => decodeResultsIfAny(body, { keyOf: (row) => parseId(row.externalDealId) }),
		parseRefusal: refusalParser('deals'),
	},
});
