import { rowsNamed, startClient } from './support/client';

const results = async (reply: object): Promise<unknown> => {
	const client = await startClient({ reply });
	const { body } = await client.send('POST', '/accounts', {
		accounts: rowsNamed('HTTPS://A.com/', 'b.com', 'c.com'),
	});
	await client.close();
	return (body.data as { results: { domain: string }[] }).results.map(({ domain }) => domain);
};

it.each([
	[{}, ['a.com', 'b.com', 'c.com']],
	[{ order: 'reversed' }, ['c.com', 'b.com', 'a.com']],
	[{ echo: 'raw' }, ['HTTPS://A.com/', 'b.com', 'c.com']],
	[{ drop: 2 }, ['a.com']],
])('arranges and spells results as told (%j)', async (reply, expected) => {
	expect(await results(reply)).toEqual(expected);
});

it('shuffles without losing a result', async () => {
	const shuffled = (await results({ order: 'shuffled' })) as string[];
	expect(shuffled.sort()).toEqual(['a.com', 'b.com', 'c.com']);
});

it('has a cursor on the last page, too, when told so', async () => {
	const client = await startClient({ accounts: rowsNamed('a.com'), reply: { lastCursor: 'set' } });
	const { body } = await client.get('/accounts');
	await client.close();
	expect(body.data).toMatchObject({ hasNextPage: false, nextCursor: expect.any(String) });
});

it.each(['/accounts', '/accounts/missing-external-ids'])(
	'hands out names in small letters when told so: %s',
	async (path) => {
		const client = await startClient({ accounts: rowsNamed('a.com'), reply: { names: 'small' } });
		const { body } = await client.get(path);
		await client.close();
		expect(JSON.stringify(body.data)).toContain('company of a.com');
		expect(client.sandbox.store.findByDomain('a.com')?.name).toBe('Company of a.com');
	},
);

it.each([
	['flat', { message: 'Validation failed', customMessage: 'name should not be empty' }],
	['nested', { message: 'Validation failed', customMessage: 'name should not be empty' }],
	['messages', { message: expect.arrayContaining(['accounts.0.name should not be empty']) }],
] as const)('has no data in errors when told so: %s', async (refusal, expected) => {
	const client = await startClient({ reply: { errorData: 'absent', refusal } });
	const refused = await client.send('POST', '/accounts', { accounts: [{ domain: 'a.com' }] });
	const missing = await client.get('/nothing');
	await client.close();
	expect(refused.body).toMatchObject(expected);
	expect(missing.body).toMatchObject({ customMessage: 'Cannot GET /api/v1/nothing' });
	for (const { body } of [refused, missing]) expect(body).not.toHaveProperty('data');
});

it('repeats what broke a rule when told so, and all around it', async () => {
	const accounts = [{ domain: 'a.com', name: 5 }];
	const send = async (refusal: 'flat' | 'nested') => {
		const client = await startClient({ reply: { rules: 'withValues', refusal } });
		const { body } = await client.send('POST', '/accounts', { accounts });
		await client.close();
		return body.data;
	};
	const [row] = accounts;
	const leaf = { property: 'name', target: row, value: 5, constraints: expect.anything() };
	expect(await send('flat')).toEqual([leaf]);
	const item = { property: '0', target: accounts, value: row, children: [leaf] };
	expect(await send('nested')).toEqual([
		{ property: 'accounts', target: { accounts }, value: accounts, children: [item] },
	]);
});

it.each([
	['documented', 'www2.acme.com:8080'],
	['strict', 'acme.com'],
] as const)('cleans domains as told: %s', async (cleaning, domain) => {
	const client = await startClient({ reply: { cleaning } });
	const sent = 'https://www2.Acme.com:8080/about';
	await client.send('POST', '/accounts', { accounts: rowsNamed(sent) });
	const mappings = [{ domain: sent, externalId: 'crm-1' }];
	const { body } = await client.send('PATCH', '/accounts/external-ids', { mappings });
	const list = await client.get(`/accounts?domains=${encodeURIComponent(JSON.stringify([sent]))}`);
	await client.close();
	expect(body.data).toEqual({ matched: 1, updated: 1, notFound: [] });
	expect(list.body.data).toMatchObject({ data: [{ domain, externalId: 'crm-1' }] });
});

it('has a second account of every domain when told so, which no write reaches', async () => {
	const client = await startClient({ accounts: rowsNamed('a.com'), reply: { twins: true } });
	const mappings = [{ domain: 'a.com', externalId: 'crm-1' }];
	const { body } = await client.send('PATCH', '/accounts/external-ids', { mappings });
	const list = await client.get('/accounts?domains=["a.com"]');
	await client.close();
	expect(body.data).toEqual({ matched: 1, updated: 1, notFound: [] });
	expect(list.body.data).toMatchObject({
		data: [
			{ domain: 'a.com', externalId: null },
			{ domain: 'a.com', externalId: 'crm-1' },
		],
	});
});

it('can be given several accounts of one domain, of which writes reach the first', async () => {
	const accounts = ['one', 'two'].map((externalId) => ({ domain: 'a.com', name: 'A', externalId }));
	const client = await startClient({ accounts });
	const mappings = [{ domain: 'a.com', externalId: 'new' }];
	await client.send('PATCH', '/accounts/external-ids', { mappings });
	const { body } = await client.get('/accounts?domains=["a.com"]');
	await client.close();
	expect(body.data).toMatchObject({ data: [{ externalId: 'new' }, { externalId: 'two' }] });
});

it.each([
	['flat', [{ property: 'name', constraints: expect.anything() }], 'Bad Request', undefined],
	[
		'nested',
		[
			{
				property: 'accounts',
				children: [
					{ property: '1', children: [{ property: 'name', constraints: expect.anything() }] },
				],
			},
		],
		'Bad Request',
		undefined,
	],
	[
		'dotted',
		[{ property: 'accounts.1.name', constraints: expect.anything() }],
		'Bad Request',
		undefined,
	],
	['introduction', null, 'Validation failed', 'name should not be empty'],
	[
		'messages',
		null,
		['accounts.1.name should not be empty', 'accounts.1.name must be a string'],
		undefined,
	],
] as const)('refuses content in the form %s', async (refusal, data, message, customMessage) => {
	const client = await startClient({ reply: { refusal } });
	const { status, body } = await client.send('POST', '/accounts', {
		accounts: [...rowsNamed('a.com'), { domain: 'b.com' }],
	});
	await client.close();
	expect(status).toBe(400);
	expect(body.data).toEqual(data);
	expect(body.message).toEqual(message);
	expect(body.customMessage).toBe(customMessage);
});
