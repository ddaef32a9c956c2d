import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { ACCOUNT_COLUMNS } from '../../packages/octolane/nodes/Octolane/schemas/account';
import { CONTACT_COLUMNS } from '../../packages/octolane/nodes/Octolane/schemas/contact';
import document from './octolane.openapi.json';
import { exchange, isDocumented, objections } from './support';

const { AccountInput, ContactInput } = document.components.schemas;

/** What a CRM export may hold in any cell. */
const cell = fc.oneof(
	fc.string(),
	fc.constantFrom('', ' ', 'a, b', '42', '1999', '2026-04-30', '2026-04-30T10:00:00+02:00', 'true'),
	fc.integer(),
	fc.double(),
	fc.boolean(),
	fc.constant(null),
	fc.date({ noInvalidDate: false }),
	fc.array(fc.oneof(fc.string(), fc.integer())),
	fc.object({ maxDepth: 1 }),
);
const rowsOf = (columns: readonly { id: string }[], key: string, keys: fc.Arbitrary<string>) =>
	fc
		.array(
			fc.tuple(
				keys,
				fc.record(Object.fromEntries(columns.map(({ id }) => [id, cell])), { requiredKeys: [] }),
			),
			{ maxLength: 150 },
		)
		.map((rows) =>
			rows.map(([value, row]): IDataObject => ({ ...(row as IDataObject), [key]: value })),
		);

const clearBlanks = fc.boolean();

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

it.each([
	['account', ACCOUNT_COLUMNS, 'domain', fc.domain()],
	['contact', CONTACT_COLUMNS, 'email', fc.emailAddress()],
] as const)(
	'sends no %s that the documents would not take',
	async (resource, columns, key, keys) => {
		await fc.assert(
			fc.asyncProperty(rowsOf(columns, key, keys), clearBlanks, async (rows, clears) => {
				const { requests, items } = await exchange(
					resource,
					'create',
					rows,
					{},
					{
						'options.clearBlanks': () => clears,
					},
				);
				expect(items).toHaveLength(rows.length);
				for (const request of requests) expect(objections(request)).toEqual([]);
			}),
			{ numRuns: 60 },
		);
	},
);

it('sends no update that the documents would not take', async () => {
	const columns = ACCOUNT_COLUMNS.filter(({ id }) => id !== 'domain');
	await fc.assert(
		fc.asyncProperty(rowsOf(columns, 'id', fc.uuid()), async (rows) => {
			const { requests } = await exchange('account', 'update', rows);
			for (const request of requests) expect(objections(request)).toEqual([]);
		}),
		{ numRuns: 40 },
	);
});

it.each([
	[{ text: 'acme', fields: 'domain, name' }],
	[{ sortBy: 'name', sortDirection: 'asc', returnAll: () => true }],
	[
		{
			'filters.conditions': () => [
				{ field: 'founded', operator: 'between', value: '1990, 2000' },
				{ field: 'industry', operator: 'not_empty', value: '' },
				{ field: 'domain', operator: 'in', value: ['a.com', 'b.com'] },
				{ field: 'created_at', operator: 'gt', value: '2026-01-01' },
			],
		},
	],
])('sends no search that the documents would not take: %j', async (parameters) => {
	const body = { success: true, data: { accounts: [], has_more: false, next_cursor: null } };
	const { requests } = await exchange(
		'account',
		'search',
		[{}],
		{ body },
		{
			limit: () => 50,
			sortBy: 'updated_at',
			sortDirection: 'desc',
			...parameters,
		},
	);
	expect(requests).toHaveLength(1);
	for (const request of requests) expect(objections(request)).toEqual([]);
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
	expect(isDocumented('/v1/accounts/bulk', status, body)).toBe(true);
	const { items } = await exchange('account', 'create', SENT, { status, body });
	expect(items.map(({ json }) => json.status)).toEqual([outcome, outcome]);
});
