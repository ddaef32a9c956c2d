import {
	ArrayMinSize,
	IsDateString,
	IsEmail,
	IsIn,
	IsNotEmpty,
	IsNumber,
	IsObject,
	IsOptional,
	IsString,
} from 'class-validator';
import type { RecotapContext } from '../context';
import { refuseContent, respond } from '../envelope';
import { itemsAre, listOf, shapeOf, validate } from '../validate';

const OPTIONAL_TEXT = [IsOptional(), IsString()];
const OPTIONAL_NUMBER = [IsOptional(), IsNumber()];

// One bad address costs the whole request: seen by others, not documented.
const CONTACT = shapeOf({ email: [IsNotEmpty(), IsEmail()] });

const ACTIVITY = shapeOf({
	externalActivityId: [IsNotEmpty(), IsString()],
	activityType: [IsNotEmpty(), IsString()],
	occurredAt: [IsNotEmpty(), IsDateString()],
	domain: [IsNotEmpty(), IsString()],
	ownerEmail: [IsNotEmpty(), IsEmail()],
	contacts: [ArrayMinSize(1), itemsAre(CONTACT)],
	accountName: OPTIONAL_TEXT,
	subject: OPTIONAL_TEXT,
	ownerName: OPTIONAL_TEXT,
	ownerId: OPTIONAL_TEXT,
	callTitle: OPTIONAL_TEXT,
	outcome: OPTIONAL_TEXT,
	durationMinutes: OPTIONAL_NUMBER,
	openCount: OPTIONAL_NUMBER,
	clickCount: OPTIONAL_NUMBER,
	from: [IsOptional(), IsObject()],
	direction: [IsOptional(), IsIn(['inbound', 'outbound'])],
});

const BODY = shapeOf({ activities: listOf(ACTIVITY, 50) });

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
	const issues = validate(BODY, body);
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
