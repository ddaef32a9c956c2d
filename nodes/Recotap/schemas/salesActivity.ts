import { z } from 'zod';
import { isRecord } from '@n8n-nodes-recotap/kit/values/isRecord';
import type { Column } from '@n8n-nodes-recotap/kit/values/column';
import {
	field,
	knownDomain,
	optionalEmail,
	optionalNumber,
	optionalText,
	optionalWord,
	requiredDate,
	requiredEmail,
	requiredText,
} from '@n8n-nodes-recotap/kit/values/fields';
import { parsePlainNamed } from '@n8n-nodes-recotap/kit/values/plainJson';
import {
	isBlank,
	kindOf,
	parseEmail,
	parseJson,
	parseTexts,
} from '@n8n-nodes-recotap/kit/values/parse';

type Contact = Readonly<Record<string, unknown>>;

/** E-mail addresses from a list or a text with commas; or contacts as objects, each with an e-mail address. */
const contacts = field<Contact[]>((value) => {
	if (isBlank(value)) return { ok: false, reason: 'is empty' };
	const given = isRecord(value) ? [value] : value;
	const list: unknown = Array.isArray(given) ? given : (parseJson(given, '[') ?? given);
	const entries =
		Array.isArray(list) && list.some(isRecord)
			? ({ ok: true, value: list as readonly unknown[] } as const)
			: parseTexts(list);
	if (!entries.ok) return entries;
	const read: Contact[] = [];
	for (const entry of entries.value ?? []) {
		const contact = isRecord(entry) ? entry : { email: entry };
		const email = parseEmail(contact.email);
		if (!email.ok) return { ok: false, reason: `contains a contact whose 'email' ${email.reason}` };
		if (email.value === undefined) {
			return {
				ok: false,
				reason: `must be a list of email addresses or contacts, got ${kindOf(entry)}`,
			};
		}
		const plain = parsePlainNamed(contact);
		if (!plain.ok) return { ok: false, reason: `contains a contact that ${plain.reason}` };
		read.push({ ...plain.value, email: email.value });
	}
	return read.length === 0 ? { ok: false, reason: 'is empty' } : { ok: true, value: read };
});

/** A sales activity in the format of "Push Sales Activities", with the sender in two separate fields. */
export const salesActivity = z
	.object({
		externalActivityId: requiredText,
		activityType: requiredText,
		occurredAt: requiredDate,
		domain: knownDomain,
		ownerEmail: requiredEmail,
		contacts,
		accountName: optionalText,
		subject: optionalText,
		ownerName: optionalText,
		ownerId: optionalText,
		fromName: optionalText,
		fromEmail: optionalEmail,
		callTitle: optionalText,
		durationMinutes: optionalNumber,
		outcome: optionalText,
		direction: optionalWord(['inbound', 'outbound']),
		openCount: optionalNumber,
		clickCount: optionalNumber,
	})
	.transform(({ fromName, fromEmail, activityType, ...activity }) => ({
		...activity,
		// Unknown types are sent: Recotap skips such activities.
		activityType: activityType.toLowerCase(),
		...(fromName === undefined && fromEmail === undefined
			? {}
			: { from: { name: fromName, email: fromEmail } }),
	}));

/** A valid sales activity. */
export type SalesActivity = z.output<typeof salesActivity>;

/** The columns that the user can map, in the order of the form. */
export const ACTIVITY_COLUMNS: readonly Column[] = [
	{ id: 'externalActivityId', label: 'Activity ID', type: 'string', required: true, echo: true },
	{
		id: 'activityType',
		label: 'Activity Type',
		type: 'options',
		options: [
			{ name: 'Call', value: 'call' },
			{ name: 'Email', value: 'email' },
		],
		required: true,
	},
	{ id: 'occurredAt', label: 'Occurred At', type: 'dateTime', required: true },
	{ id: 'domain', label: 'Account Domain', type: 'string', required: true, echo: true },
	{ id: 'ownerEmail', label: 'Owner Email', type: 'string', required: true },
	{ id: 'contacts', label: 'Contacts (Emails or JSON)', type: 'string', required: true },
	{ id: 'accountName', label: 'Account Name', type: 'string', required: false },
	{ id: 'subject', label: 'Subject', type: 'string', required: false },
	{ id: 'ownerName', label: 'Owner Name', type: 'string', required: false },
	{ id: 'ownerId', label: 'Owner ID', type: 'string', required: false },
	{ id: 'fromName', label: 'From Name', type: 'string', required: false },
	{ id: 'fromEmail', label: 'From Email', type: 'string', required: false },
	{ id: 'callTitle', label: 'Call Title', type: 'string', required: false },
	{ id: 'durationMinutes', label: 'Call Duration (Minutes)', type: 'number', required: false },
	{ id: 'outcome', label: 'Call Outcome', type: 'string', required: false },
	{
		id: 'direction',
		label: 'Call Direction',
		type: 'options',
		options: [
			{ name: 'Inbound', value: 'inbound' },
			{ name: 'Outbound', value: 'outbound' },
		],
		required: false,
	},
	{ id: 'openCount', label: 'Email Open Count', type: 'number', required: false },
	{ id: 'clickCount', label: 'Email Click Count', type: 'number', required: false },
];
