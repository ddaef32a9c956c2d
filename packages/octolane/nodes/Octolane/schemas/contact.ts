import { z } from 'zod';
import type { RowForm } from '@n8n-nodes-recotap/kit/n8n/input/rowForm';
import type { Column } from '@n8n-nodes-recotap/kit/values/column';
import { requiredEmail } from '@n8n-nodes-recotap/kit/values/fields';
import { ADDITIONAL } from './account';
import { additionalFields, optionalFields, type Reading } from './fields';

/** A valid contact. */
export interface Contact {
	readonly email: string;
}

/** The columns that the user can map, in the order of the form ("Bulk create contacts", octolane.com/docs). */
export const CONTACT_COLUMNS: readonly Column[] = [
	{ id: 'email', label: 'Email', type: 'string', required: true, echo: true },
	...(
		[
			['first_name', 'First Name', 'string'],
			['last_name', 'Last Name', 'string'],
			['full_name', 'Full Name', 'string'],
			['job_title', 'Job Title', 'string'],
			['phone', 'Phone', 'string'],
			['seniority', 'Seniority', 'string'],
			['current_company', 'Current Company', 'string'],
			['type', 'Type', 'string'],
			['linkedin', 'LinkedIn', 'string'],
			['twitter', 'Twitter', 'string'],
			['twitter_followers', 'Twitter Followers', 'number'],
			['avatar_url', 'Avatar URL', 'string'],
			['other_emails', 'Other Emails', 'string'],
			['email_verified', 'Email Verified', 'boolean'],
			['first_email_interaction', 'First Email Interaction', 'dateTime'],
			['last_email_interaction', 'Last Email Interaction', 'dateTime'],
			['first_meeting_interaction', 'First Meeting Interaction', 'dateTime'],
			['last_meeting_interaction', 'Last Meeting Interaction', 'dateTime'],
			['last_interaction', 'Last Interaction', 'dateTime'],
			['next_meeting', 'Next Meeting', 'dateTime'],
		] as const
	).map(([id, label, type]): Column => ({ id, label, type, required: false })),
	{ id: ADDITIONAL, label: 'Additional Fields', type: 'object', required: false },
];

/** The columns and the schema of a new contact. */
export function contactForm(reading: Reading): RowForm<Contact> {
	const { text, number, texts, timestamp, flag } = optionalFields(reading);
	const schema = z
		.object({
			email: requiredEmail,
			first_name: text,
			last_name: text,
			full_name: text,
			job_title: text,
			phone: text,
			seniority: text,
			current_company: text,
			type: text,
			linkedin: text,
			twitter: text,
			twitter_followers: number,
			avatar_url: text,
			other_emails: texts,
			email_verified: flag,
			first_email_interaction: timestamp,
			last_email_interaction: timestamp,
			first_meeting_interaction: timestamp,
			last_meeting_interaction: timestamp,
			last_interaction: timestamp,
			next_meeting: timestamp,
			additionalFields: additionalFields(new Set(CONTACT_COLUMNS.map(({ id }) => id)), reading),
		})
		.transform(({ additionalFields: others, ...contact }): Contact => ({ ...contact, ...others }));
	return { columns: CONTACT_COLUMNS, schema };
}
