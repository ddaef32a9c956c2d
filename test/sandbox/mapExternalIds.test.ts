import { type Client, rowsNamed, startClient } from './support/client';

let api: Client;
beforeEach(
	async () => (api = await startClient({ accounts: rowsNamed('acme.com', 'globex.com') })),
);
afterEach(async () => await api.close());

const map = async (mappings: unknown) =>
	await api.send('PATCH', '/accounts/external-ids', { mappings });

it('writes IDs by cleaned domain and counts', async () => {
	const { status, body } = await map([
		{ domain: 'https://www.acme.com/x', externalId: 'crm-001' },
		{ domain: 'Unknown.com', externalId: 'crm-002' },
	]);
	expect(status).toBe(200);
	expect(body.data).toEqual({ matched: 1, updated: 1, notFound: ['unknown.com'] });
	expect(api.sandbox.store.findByDomain('acme.com')?.externalId).toBe('crm-001');
});

it('overwrites an ID without a warning, and lets the last mapping of a domain win', async () => {
	await map([{ domain: 'acme.com', externalId: 'old' }]);
	const { body } = await map([
		{ domain: 'acme.com', externalId: 'first' },
		{ domain: 'acme.com', externalId: 'last' },
	]);
	expect(body.data).toEqual({ matched: 1, updated: 1, notFound: [] });
	expect(api.sandbox.store.findByDomain('acme.com')?.externalId).toBe('last');
});

it('repeats unknown domains as they were sent when told to', async () => {
	api.sandbox.reset({ reply: { echo: 'raw' } });
	const { body } = await map([{ domain: 'WWW.Nobody.com', externalId: '1' }]);
	expect(body.data).toMatchObject({ notFound: ['WWW.Nobody.com'] });
});

it.each([
	['no mappings', undefined, 'mappings must be an array'],
	['an empty list', [], 'mappings must be an array'],
	[
		'101 mappings',
		Array.from({ length: 101 }, () => ({ domain: 'a.com', externalId: '1' })),
		'mappings must contain no more than 100 elements',
	],
	['a mapping without domain', [{ externalId: '1' }], 'domain should not be empty'],
	['a mapping without ID', [{ domain: 'acme.com' }], 'externalId should not be empty'],
	['a number as ID', [{ domain: 'acme.com', externalId: 5 }], 'externalId must be a string'],
])('refuses %s', async (_, mappings, text) => {
	const { status, body } = await map(mappings);
	expect(status).toBe(400);
	expect(JSON.stringify(body.data)).toContain(text);
	expect(api.sandbox.store.findByDomain('acme.com')?.externalId).toBeNull();
});
