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
