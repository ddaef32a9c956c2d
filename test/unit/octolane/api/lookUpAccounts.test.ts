import type { OpenRow } from '@n8n-nodes-recotap/kit/push/target';
import { lookUpAccounts } from '#packages/octolane/nodes/Octolane/api/lookUpAccounts';

const ID = '3c90c3cc-0d44-4b50-8888-8dd25736052a';
const lookUp = lookUpAccounts<object>({
	field: 'domain',
	status: 'resolved',
	wantedOf: (row) => row,
});

function row(sent: object): OpenRow<object, object> {
	const reason = 'Lost';
	const outcome = {
		status: 'unknown',
		code: 'unavailable',
		reason,
		attempts: 1,
		facts: {},
	} as const;
	return { key: 'a.com', payload: { domain: 'a.com', ...sent }, shared: {}, outcome };
}

/** A page in the documented format, with one account. */
const page = (account: object, data: object = {}): Record<string, unknown> => ({
	success: true,
	message: 'text',
	data: {
		accounts: [{ id: ID, domain: 'a.com', custom_fields: {}, ...account }],
		custom_field_definitions: {
			customer_tier: { current_name: 'Customer Tier', property_name: 'text_123' },
		},
		has_more: false,
		next_cursor: null,
		limit: 500,
		...data,
	},
});

const isProven = (body: unknown, sent: object = {}) =>
	lookUp.judge(body, [row(sent)])[0] !== undefined;

it('requests each domain, and a full page of accounts, so that a second account of a domain is found', () => {
	expect(lookUp.encode(['a.com', 'b.com'])).toEqual({
		method: 'POST',
		path: '/v1/accounts/search',
		body: {
			filters: [{ field: 'domain', operator: 'in', value: ['a.com', 'b.com'] }],
			limit: 500,
		},
	});
});

it.each<[string, object, object]>([
	['text', { name: 'A' }, { name: 'A' }],
	['a field that is left out', { name: undefined }, {}],
	['null', { name: null }, { name: null }],
	['a list', { tags: ['x', 'y'] }, { tags: ['x', 'y'] }],
	['an object', { extra: { a: 1, b: [{ c: 2 }] } }, { extra: { b: [{ c: 2 }], a: 1 } }],
	[
		'an own field under its short name',
		{ text_123: 'gold' },
		{ custom_fields: { customer_tier: 'gold' } },
	],
	[
		'a time in microseconds',
		{ next_meeting: '2026-01-01T00:00:00.120Z' },
		{ next_meeting: '2026-01-01T01:00:00.120000+01:00' },
	],
])('treats a listed value as the one that was sent: %s', (_, sent, listed) => {
	expect(isProven(page(listed), sent)).toBe(true);
});

it.each<[string, object, object]>([
	['text in other letters', { name: 'A' }, { name: 'a' }],
	['a field that is not listed', { name: 'A' }, {}],
	['null that is not listed', { name: null }, {}],
	['a number as text', { founded: 1999 }, { founded: '1999' }],
	['a list in another order', { tags: ['x', 'y'] }, { tags: ['y', 'x'] }],
	['a list that lacks something', { tags: ['x', 'y'] }, { tags: ['x'] }],
	['a list that was text', { tags: ['x'] }, { tags: 'x' }],
	['an object with more in it', { extra: { a: 1 } }, { extra: { a: 1, b: 2 } }],
	['an object with another name in it', { extra: { a: undefined } }, { extra: { b: 2 } }],
	['an object that is a list', { extra: { 0: 'x' } }, { extra: ['x'] }],
	[
		'an own field under a name of another',
		{ other: 'gold' },
		{ custom_fields: { customer_tier: 'gold' } },
	],
	['own fields that are none', { text_123: 'gold' }, { custom_fields: null }],
	[
		'a time without a zone',
		{ next_meeting: '2026-01-01T00:00:00.000Z' },
		{ next_meeting: '2026-01-01T00:00:00.000' },
	],
	[
		'a time a microsecond later',
		{ next_meeting: '2026-01-01T00:00:00.000Z' },
		{ next_meeting: '2026-01-01T00:00:00.000001Z' },
	],
	[
		'a time in a field that is none',
		{ custom__date: '2026-01-01T00:00:00.000Z' },
		{ custom__date: '2026-01-01T00:00:00Z' },
	],
	['another domain', {}, { domain: 'www.a.com' }],
	['no ID', {}, { id: null }],
	['an ID that is no UUID', {}, { id: 'a.com' }],
])('does not treat a listed value as the one that was sent: %s', (_, sent, listed) => {
	expect(isProven(page(listed), sent)).toBe(false);
});

it.each<[string, unknown]>([
	['no JSON', 'text'],
	['no envelope', [{ id: ID, domain: 'a.com' }]],
	['no success', { ...page({}), success: undefined }],
	['a refusal', { ...page({}), success: false }],
	['no accounts', page({}, { accounts: undefined })],
	['an unfinished list', page({}, { has_more: true, next_cursor: 'x' })],
	['nothing about more', page({}, { has_more: undefined })],
	[
		'two accounts of the domain',
		page({}, { accounts: [{ id: ID, domain: 'a.com' }, { domain: 'a.com' }] }),
	],
	['accounts that are none', page({}, { accounts: [null, 'a.com'] })],
	[
		'our own question',
		{ filters: [{ field: 'domain', operator: 'in', value: ['a.com'] }], limit: 500 },
	],
])('ignores a response that is not in the documented format: %s', (_, body) => {
	expect(isProven(page({}))).toBe(true);
	expect(isProven(body)).toBe(false);
});

it("keeps Octolane's response besides the ID that was found", () => {
	const told = row({});
	const outcome = { ...told.outcome, facts: { reply: 'null' } };
	expect(lookUp.judge(page({}), [{ ...told, outcome }])).toEqual([
		{ status: 'resolved', facts: { reply: 'null', id: ID } },
	]);
});

it.each([
	['noAnswer', true],
	['rejected', true],
	['unavailable', true],
	['unreadable', true],
	['contradiction', false],
	['mayBeOurs', false],
	['notConfirmed', false],
	['unknownStatus', false],
	['a code of tomorrow', false],
])('does not settle rows that have a result: %s', (code, isOpen) => {
	expect(lookUp.maySettle?.({ ...row({}).outcome, code })).toBe(isOpen);
});

it('accepts a listed account without definitions of own fields', () => {
	const body = page({ name: 'A' }, { custom_field_definitions: null });
	expect(isProven(body, { name: 'A' })).toBe(true);
	expect(isProven(body, { text_123: 'A' })).toBe(false);
});
