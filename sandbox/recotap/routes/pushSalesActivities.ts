import type { RecotapContext } from '../context';
import { respond, type Issue, refuseContent } from '../envelope';
import { checkItems, checkList, checkProperty, checkWord } from '../validate';

interface Activity {
	readonly externalActivityId: string;
	readonly activityType: string;
}

interface Result {
	readonly externalActivityId: string;
	readonly status: 'created' | 'failed' | 'skipped';
	readonly error?: string;
}

/** POST /sales-activities ("Push Sales Activities"): a repeated ID fails, an unknown type is skipped. */
export function pushSalesActivities(c: RecotapContext): Response {
	const { body } = c.var.request;
	const { store } = c.var.recotap;
	const issues = checkList(body, 'activities', 50, checkActivity);
	if (issues.length > 0) return refuseContent(c, issues);

	const { activities } = body as { readonly activities: readonly Activity[] };
	const results = activities.map((activity): Result => {
		const { externalActivityId, activityType } = activity;
		if (activityType !== 'call' && activityType !== 'email') {
			return { externalActivityId, status: 'skipped' };
		}
		if (store.activities.has(externalActivityId)) {
			const error = `Activity '${externalActivityId}' already exists`;
			return { externalActivityId, status: 'failed', error };
		}
		store.put(store.activities, externalActivityId, activity);
		return { externalActivityId, status: 'created' };
	});
	const count = (wanted: Result['status']): number =>
		results.filter(({ status }) => status === wanted).length;
	const summary = {
		total: results.length,
		created: count('created'),
		failed: count('failed'),
		skipped: count('skipped'),
	};
	return respond(c, { results, summary });
}

function checkActivity(activity: unknown): Issue[] {
	const texts = ['accountName', 'subject', 'ownerName', 'ownerId', 'callTitle', 'outcome'];
	const numbers = ['durationMinutes', 'openCount', 'clickCount'];
	return [
		...checkProperty(activity, 'externalActivityId', ['isNotEmpty', 'isString']),
		...checkProperty(activity, 'activityType', ['isNotEmpty', 'isString']),
		...checkProperty(activity, 'occurredAt', ['isNotEmpty', 'isDateString']),
		...checkProperty(activity, 'domain', ['isNotEmpty', 'isString']),
		...checkProperty(activity, 'ownerEmail', ['isNotEmpty', 'isEmail']),
		...checkProperty(activity, 'contacts', ['arrayMinSize']),
		// One bad address costs the whole request: seen by others, not documented.
		...checkItems(activity, 'contacts', (contact) =>
			checkProperty(contact, 'email', ['isNotEmpty', 'isEmail']),
		),
		...texts.flatMap((property) => checkProperty(activity, property, ['isString'])),
		...numbers.flatMap((property) => checkProperty(activity, property, ['isNumber'])),
		...checkProperty(activity, 'from', ['isObject']),
		...checkWord(activity, 'direction', ['inbound', 'outbound'], 'optional'),
	];
}
