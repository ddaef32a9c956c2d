import { z } from 'zod';
import type { RowForm } from '@n8n-nodes-recotap/kit/n8n/input/rowForm';
import type { Column } from '@n8n-nodes-recotap/kit/values/column';
import { domain, requiredText } from '@n8n-nodes-recotap/kit/values/fields';
import { additionalFields, optionalFields, type Reading } from './fields';
import { cleanId } from './uuid';

/** The column for fields that have no column of their own. */
export const ADDITIONAL = 'additionalFields';

/** The optional columns of an account, in the order of the form ("Bulk create accounts", octolane.com/docs). */
const DETAILS: readonly Column[] = [
	text('name', 'Name'),
	text('industry', 'Industry'),
	text('description', 'Description'),
	text('type', 'Type'),
	{ id: 'tags', label: 'Tags', type: 'string', required: false },
	{ id: 'founded', label: 'Founded', type: 'number', required: false },
	text('employee_range', 'Employee Range'),
	{ id: 'estimated_revenue', label: 'Estimated Revenue', type: 'number', required: false },
	{ id: 'total_fund_raised', label: 'Total Fund Raised', type: 'number', required: false },
	text('primary_location', 'Primary Location'),
	text('linkedin', 'LinkedIn'),
	text('twitter', 'Twitter'),
	{ id: 'twitter_followers', label: 'Twitter Followers', type: 'number', required: false },
	text('logo', 'Logo'),
	time('first_email_interaction', 'First Email Interaction'),
	time('last_email_interaction', 'Last Email Interaction'),
	time('first_meeting_interaction', 'First Meeting Interaction'),
	time('last_meeting_interaction', 'Last Meeting Interaction'),
	time('last_interaction', 'Last Interaction'),
	time('next_meeting', 'Next Meeting'),
	{ id: ADDITIONAL, label: 'Additional Fields', type: 'object', required: false },
];

const DOMAIN: Column = {
	id: 'domain',
	label: 'Domain',
	type: 'string',
	required: true,
	echo: true,
};

/** Columns of a new account. */
export const ACCOUNT_COLUMNS: readonly Column[] = [DOMAIN, ...DETAILS];

/** Columns of an update: the account is identified by its Octolane ID. */
export const UPDATE_COLUMNS: readonly Column[] = [
	{ id: 'id', label: 'Octolane Account ID', type: 'string', required: true, echo: true },
	...DETAILS,
];

/** A valid account. */
export interface Account {
	readonly domain: string;
}

/** A valid update of an account. */
export interface AccountUpdate {
	readonly id: string;
	readonly changes: Readonly<Record<string, unknown>>;
}

/** The columns and the schema of a new account. */
export function accountForm(reading: Reading, own: readonly Column[] = []): RowForm<Account> {
	const schema = z
		.object({ domain, ...details(reading, ACCOUNT_COLUMNS) })
		.transform(({ additionalFields: others, ...account }): Account => ({ ...account, ...others }));
	return { columns: [...ACCOUNT_COLUMNS, ...own], schema };
}

/** The columns and the schema of an account update. */
export function accountUpdateForm(
	reading: Reading,
	own: readonly Column[] = [],
): RowForm<AccountUpdate> {
	const schema = z
		.object({ id: requiredText, ...details(reading, UPDATE_COLUMNS) })
		.transform(({ id, additionalFields: others, ...known }, context): AccountUpdate => {
			const given = Object.entries({ ...known, ...others }).filter(
				([, value]) => value !== undefined,
			);
			if (given.length === 0) {
				context.addIssue({ code: 'custom', message: 'There is nothing to change in this account' });
			}
			return { id: cleanId(id), changes: Object.fromEntries(given) };
		});
	return { columns: [...UPDATE_COLUMNS, ...own], schema };
}

function details(reading: Reading, columns: readonly Column[]) {
	const { text: words, number, year, texts, timestamp } = optionalFields(reading);
	return {
		name: words,
		industry: words,
		description: words,
		type: words,
		tags: texts,
		founded: year,
		employee_range: words,
		estimated_revenue: number,
		total_fund_raised: number,
		primary_location: words,
		linkedin: words,
		twitter: words,
		twitter_followers: number,
		logo: words,
		first_email_interaction: timestamp,
		last_email_interaction: timestamp,
		first_meeting_interaction: timestamp,
		last_meeting_interaction: timestamp,
		last_interaction: timestamp,
		next_meeting: timestamp,
		additionalFields: additionalFields(new Set(columns.map(({ id }) => id)), reading),
	};
}

function text(id: string, label: string): Column {
	return { id, label, type: 'string', required: false };
}

function time(id: string, label: string): Column {
	return { id, label, type: 'dateTime', required: false };
}
