import { isDateString, isRecord } from '../core/values';
import type { BrokenRule } from './envelope';
import type { ObjectType } from './store';

/** What a property has to be; all but the key may be missing or null. */
type Rule = (value: unknown) => boolean;

const text: Rule = (value) => typeof value === 'string';
const number: Rule = (value) => typeof value === 'number' && Number.isFinite(value);
const yesOrNo: Rule = (value) => typeof value === 'boolean';
const texts: Rule = (value) => Array.isArray(value) && value.every(text);
/** "Unix seconds or milliseconds", or a `date-time` (RFC 3339, section 5.6): seconds and a time zone are a must. */
const time: Rule = (value) =>
	number(value) ||
	(isDateString(value) && /T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i.test(value));

const TIMES = {
	first_email_interaction: time,
	last_email_interaction: time,
	first_meeting_interaction: time,
	last_meeting_interaction: time,
	last_interaction: time,
	next_meeting: time,
};

/** The properties that are times. */
export const TIME_NAMES: readonly string[] = Object.keys(TIMES);

/** "AccountInput" and the page on contacts. Other properties are allowed. */
const RULES: Readonly<Record<ObjectType, Readonly<Record<string, Rule>>>> = {
	accounts: {
		...named(text, 'name industry logo linkedin twitter description primary_location'),
		...named(text, 'employee_range type'),
		...named(number, 'twitter_followers estimated_revenue total_fund_raised'),
		founded: (value) => typeof value === 'number' && value >= 1000 && value <= 9999,
		tags: (value) => text(value) || texts(value),
		...TIMES,
	},
	contacts: {
		...named(text, 'first_name last_name full_name job_title phone seniority linkedin twitter'),
		...named(text, 'current_company type avatar_url'),
		twitter_followers: number,
		other_emails: texts,
		email_verified: yesOrNo,
		...TIMES,
	},
};

/** The property that a record is recognised by. */
export const KEY_NAMES: Readonly<Record<ObjectType, string>> = {
	accounts: 'domain',
	contacts: 'email',
};

const KEYS: Readonly<Record<ObjectType, RegExp>> = {
	accounts: /^[^\s@/]+\.[^\s@/.]+$/,
	contacts: /^[^\s@]+@[^\s@]+\.[^\s@.]+$/,
};

/** What is wrong with one record to be created. */
export function checkRecord(type: ObjectType, row: unknown, index: number): BrokenRule[] {
	const name = KEY_NAMES[type];
	if (!isRecord(row)) return [{ index, field: name, text: 'is required' }];
	const key = row[name];
	const isKey = typeof key === 'string' && KEYS[type].test(key);
	const own = isKey ? [] : [{ index, field: name, text: `must be a valid ${name}` }];
	return [...own, ...checkProperties(type, row, index)];
}

/** What is wrong with the properties of a record or a patch. */
export function checkProperties(
	type: ObjectType,
	row: Readonly<Record<string, unknown>>,
	index: number,
): BrokenRule[] {
	return Object.entries(RULES[type]).flatMap(([field, holds]) => {
		const value = row[field];
		if (value === undefined || value === null || holds(value)) return [];
		return [{ index, field, text: 'is not valid' }];
	});
}

function named(rule: Rule, names: string): Record<string, Rule> {
	return Object.fromEntries(names.split(' ').map((name) => [name, rule]));
}
