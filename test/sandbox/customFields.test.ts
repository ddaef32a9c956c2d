import { type Client, rowsNamed, startClient } from './support/client';

let api: Client;
beforeEach(async () => (api = await startClient({ accounts: rowsNamed('acme.com') })));
afterEach(async () => await api.close());

const create = async (field: object) => await api.send('POST', '/accounts/custom-field', field);
const id = (): string => api.sandbox.store.findByDomain('acme.com')?.rtp_aid ?? '';
const update = async (path: string, body: unknown) => await api.send('PUT', path, body);

it('lists a field of every type', async () => {
	const { body } = await api.get('/accounts/custom-fields');
	expect(body.data).toHaveLength(6);
	expect(body.data).toContainEqual({
		key: 'CONTRACT_VALUE_C',
		label: 'Contract Value',
		labelType: 'number',
		description: 'Total contract value in USD',
		options: [],
		objectType: 'accounts',
		status: 'active',
	});
	expect(body.data).toContainEqual(
		expect.objectContaining({
			key: 'DEAL_SOURCE_C',
			description: null,
			options: ['inbound', 'outbound', 'partner'],
		}),
	);
});

it.each([
	['Net-Revenue', 'NET-REVENUE_C'],
	['Revenue (USD)', 'REVENUE_(USD)_C'],
	['Two  Spaces', 'TWO__SPACES_C'],
])('derives the key of %s', async (label, key) => {
	const { body } = await create({ label, labelType: 'number' });
	expect(body.data).toEqual([
		{
			key,
			label,
			labelType: 'number',
			description: null,
			options: [],
			objectType: 'accounts',
			status: 'active',
		},
	]);
	const push = { domain: 'new.com', name: 'New', customFields: { [key]: 1 } };
	const { body: pushed } = await api.send('POST', '/accounts', { accounts: [push] });
	expect(pushed.data).toMatchObject({ summary: { created: 1 } });
});

it('answers 409 to a key that exists', async () => {
	const { status, body } = await create({ label: 'contract value', labelType: 'date' });
	expect(status).toBe(409);
	expect(body).toMatchObject({ message: 'Conflict', data: null });
});

it.each([
	['without a label', { labelType: 'number' }, 'label should not be empty'],
	['of an unknown type', { label: 'A', labelType: 'money' }, 'labelType must be one of'],
	[
		'with nothing to select',
		{ label: 'A', labelType: 'multiSelection', options: [] },
		'options must contain at least 1 elements',
	],
])('refuses a field %s', async (_, field, text) => {
	const { status, body } = await create(field);
	expect(status).toBe(400);
	expect(JSON.stringify(body.data)).toContain(text);
});

describe('PUT /accounts/:rtp_aid', () => {
	it('changes the given custom fields and keeps the others', async () => {
		await update(`/accounts/${id()}`, { customFields: { NOTES_C: 'a', CRM_STAGE_C: 'b' } });
		const { status, body } = await update(`/accounts/${id()}`, { customFields: { NOTES_C: 'c' } });
		expect(status).toBe(200);
		expect(body.data).toEqual({ message: 'Account updated successfully' });
		expect(api.sandbox.store.findByDomain('acme.com')?.customFields).toEqual({
			NOTES_C: 'c',
			CRM_STAGE_C: 'b',
		});
	});

	it.each([
		['a malformed ID', () => '/accounts/nonsense', {}, 400],
		['an ID of nobody', () => `/accounts/${'0'.repeat(24)}`, {}, 404],
		['another field', () => `/accounts/${id()}`, { name: 'Other' }, 400],
		['an unknown key', () => `/accounts/${id()}`, { customFields: { NOPE_C: 1 } }, 400],
		['fields that are no object', () => `/accounts/${id()}`, { customFields: ['a'] }, 400],
	])('refuses %s', async (_, path, body, expected) => {
		expect((await update(path(), body)).status).toBe(expected);
	});
});
