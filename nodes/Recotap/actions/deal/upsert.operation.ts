import { bulkWrite } from '@n8n-nodes-recotap/kit/n8n/bulkWrite';
import { deal, DEAL_COLUMNS } from '../../schemas/deal';
import { refusalReader } from '../../api/readRefusal';
import { decodeResultsIfAny, readId } from '../../api/readResults';
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
		decode: (body) => decodeResultsIfAny(body, { keyOf: (row) => readId(row.externalDealId) }),
		readRefusal: refusalReader('deals'),
	},
});
