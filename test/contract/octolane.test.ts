import type { INodeParameters } from 'n8n-workflow';
import { ACCOUNT_COLUMNS } from '#packages/octolane/nodes/Octolane/schemas/account';
import { CONTACT_COLUMNS } from '#packages/octolane/nodes/Octolane/schemas/contact';
import document from './octolane.openapi.json';
import { OCTOLANE, openLine } from './support/apis';
import { checkWrite } from './support/checkWrite';
import { octolaneWrites } from './support/octolaneWrites';
import { Reach } from './support/reach';

const { AccountInput, ContactInput } = document.components.schemas;

it('has a column for every field of an account, and no other', () => {
	const documented = Object.keys(AccountInput.properties).sort();
	const columns = ACCOUNT_COLUMNS.map(({ id }) => id).filter((id) => id !== 'additionalFields');
	expect([...columns].sort()).toEqual(documented);
	expect(ACCOUNT_COLUMNS.filter(({ required }) => required).map(({ id }) => id)).toEqual(
		AccountInput.required,
	);
});

it('has a column for every field of a contact, and no other', () => {
	const documented = Object.keys(ContactInput.properties).sort();
	const columns = CONTACT_COLUMNS.map(({ id }) => id).filter((id) => id !== 'additionalFields');
	expect([...columns].sort()).toEqual(documented);
});

describe.each([
	['leaves blank cells out', false],
	['sends blank cells as null', true],
])('when it %s', (_, clearBlanks) => {
	it.each(octolaneWrites(clearBlanks))(
		'sends no $name that the documents would not take, and all that it was given',
		async (write) => await checkWrite(OCTOLANE, write),
		60_000,
	);
});

const accounts = Array.from({ length: 600 }, (_, at) => ({ key: `c${at}.com` }));
const search = { operation: 'search', sortBy: 'updated_at', sortDirection: 'desc', limit: 50 };
const conditions = [
	{ field: 'founded', operator: 'between', value: '1990, 2000' },
	{ field: 'industry', operator: 'not_empty', value: '' },
	{ field: 'domain', operator: 'in', value: ['a.com', 'b.com'] },
	{ field: 'created_at', operator: 'gt', value: '2026-01-01' },
];

it.each<[string, 'get' | 'post', readonly string[], readonly INodeParameters[]]>([
	[
		'/v1/accounts',
		'get',
		// Accounts are returned in full.
		['?fields'],
		[
			{ operation: 'getMany', limit: 5, text: 'c' },
			{ operation: 'getMany', returnAll: true },
		],
	],
	[
		'/v1/accounts/search',
		'post',
		[],
		[
			{ ...search, text: 'acme', fields: 'domain, name' },
			{ ...search, sortBy: 'name', sortDirection: 'asc', returnAll: true },
			{ ...search, filters: { conditions } },
			{ operation: 'create', options: { returnIds: true } },
		],
	],
	['/v1/accounts/fields', 'get', [], [{ operation: 'create' }]],
])('asks %s (%s) for nothing but what the documents have', async (path, method, unused, runs) => {
	const line = await openLine(OCTOLANE, { octolane: { accounts } });
	const reach = new Reach(OCTOLANE.document, path, method);
	for (const parameters of runs) {
		const { requests } = await line.run([{ domain: 'new.com', custom__seats: 5 }], parameters);
		expect(requests.flatMap((request) => OCTOLANE.contract.objections(request))).toEqual([]);
		for (const request of requests.filter((one) => one.path === path)) reach.add(request, 0);
	}
	expect(reach.requests).toBeGreaterThanOrEqual(runs.length);
	expect(reach.rarerThan(1)).toEqual(unused);
});

const SENT = [{ domain: 'a.com' }, { domain: 'b.com' }];

it.each([
	[200, { success: true, message: 'text', data: null }, 'resolved'],
	[201, { success: true, message: 'text', data: null }, 'resolved'],
	[201, { success: true }, 'resolved'],
	[200, {}, 'unknown'],
	[400, { success: false, message: 'Validation failed', statusCode: 400 }, 'failed'],
	[401, { success: false, message: 'Unauthorized', statusCode: 401 }, 'notSent'],
	[429, { success: false, message: 'Too many requests', statusCode: 429 }, 'notSent'],
])('reads the documented reply %i %j as %s', async (status, body, outcome) => {
	expect(OCTOLANE.contract.isDocumented('/v1/accounts/bulk', 'post', status, body)).toBe(true);
	const line = await openLine(OCTOLANE, {}, { status, body });
	const { items } = await line.run(SENT, { operation: 'create', options: { maxRetries: 0 } });
	expect(items.map((item) => item.status)).toEqual([outcome, outcome]);
});
