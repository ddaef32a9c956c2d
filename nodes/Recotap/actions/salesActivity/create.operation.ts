import type { Target } from '@n8n-nodes-recotap/kit/push/target';
import type { Operation } from '@n8n-nodes-recotap/kit/n8n/operation';
import { bulkOptionsProperty } from '@n8n-nodes-recotap/kit/n8n/form/bulkOptions';
import { columnsProperties } from '@n8n-nodes-recotap/kit/n8n/form/columnsProperty';
import { executeBulk } from '@n8n-nodes-recotap/kit/n8n/executeBulk';
import { fixedColumns } from '@n8n-nodes-recotap/kit/n8n/form/mapperMethods';
import { ACTIVITY_COLUMNS, type SalesActivity, salesActivity } from '../../schemas/salesActivity';
import { refusalReader } from '../../api/readRefusal';
import { readId, readResults } from '../../api/readResults';
import { RECOTAP } from '../../api/service';

/**
 * POST /sales-activities ("Push Sales Activities", docs.recotap.com): new activities only. A known ID is refused, so
 * repeating a request whose response was lost stores nothing twice.
 */
const target: Target<SalesActivity, object> = {
	limit: 50,
	keyName: 'activity ID',
	identify: ({ externalActivityId }) => externalActivityId,
	encode: (activities) => ({ method: 'POST', path: '/sales-activities', body: { activities } }),
	decode: (body) => {
		const results = readResults(body, {
			keyOf: (result) => readId(result.externalActivityId),
			codeOf: (reason) => (/exist|duplicate/i.test(reason) ? 'alreadyExists' : 'refused'),
		});
		return results === undefined
			? { kind: 'unreadable', reason: 'The response from Recotap has no list of results' }
			: { kind: 'perRow', results };
	},
	readRefusal: refusalReader('activities'),
};

/** Records calls and e-mails of the sales team. */
export const createSalesActivities: Operation<'salesActivity'> = {
	resource: 'salesActivity',
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create sales activities',
		description:
			'Push calls and emails in bulk, up to 50 per request, linked to accounts by domain',
	},
	properties: [
		...columnsProperties(RECOTAP, ACTIVITY_COLUMNS),
		bulkOptionsProperty(RECOTAP, target),
	],
	columns: fixedColumns(ACTIVITY_COLUMNS),
	execute: async (context, connect) =>
		await executeBulk(
			context,
			{
				form: { columns: ACTIVITY_COLUMNS, schema: salesActivity },
				target,
				service: RECOTAP,
				key: { id: 'externalActivityId', plural: 'externalActivityIds' },
				readShared: () => ({}),
				words: { thing: 'sales activity', things: 'sales activities' },
			},
			connect,
		),
};
