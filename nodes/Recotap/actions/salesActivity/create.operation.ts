import { bulkWrite } from '@n8n-nodes-recotap/kit/n8n/operation/bulkWrite';
import { ACTIVITY_COLUMNS, salesActivity } from '../../schemas/salesActivity';
import { refusalParser } from '../../api/parseRefusal';
import { decodeResults, parseId } from '../../api/parseResults';
import { RECOTAP } from '../../api/service';

/**
 * Records calls and e-mails of the sales team: POST /sales-activities ("Push Sales Activities", docs.recotap.com), new
 * activities only. A known ID is refused, so that a repeat after a lost response stores nothing twice.
 */
export const createSalesActivities = bulkWrite({
	service: RECOTAP,
	resource: 'salesActivity',
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create sales activities',
		description:
			'Push calls and emails in bulk, up to 50 per request, linked to accounts by domain',
	},
	words: { thing: 'sales activity', things: 'sales activities' },
	key: 'externalActivityId',
	form: { columns: ACTIVITY_COLUMNS, schema: salesActivity },
	target: {
		limit: 50,
		keyName: 'activity ID',
		identify: ({ externalActivityId }) => externalActivityId,
		encode: (activities) => ({ method: 'POST', path: '/sales-activities', body: { activities } }),
		decode: (body) =>
			decodeResults(body, {
				keyOf: (result) => parseId(result.externalActivityId),
				codeOf: (reason) => (/exist|duplicate/i.test(reason) ? 'alreadyExists' : 'refused'),
			}),
		parseRefusal: refusalParser('activities'),
	},
});
