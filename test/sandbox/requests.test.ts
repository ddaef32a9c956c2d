import { type Client, rowsNamed, startClient } from './support/client';

let api: Client;
beforeEach(async () => (api = await startClient({ apiKey: 'right-key' })));
afterEach(async () => await api.close());

it('wraps answers in the envelope', async () => {
	const { body } = await api.get('/accounts?limit=1');
	expect(body).toMatchObject({ statusCode: 200, path: '/api/v1/accounts?limit=1' });
	expect(new Date(body.timestamp).toISOString()).toBe(body.timestamp);
});

it.each([
	['no key', {}, 'X-Api-Key header is required'],
	['a wrong key', { 'x-api-key': 'wrong-key' }, 'Invalid API key'],
])('answers 401 to %s', async (_, headers, customMessage) => {
	const response = await api.call('/accounts', { headers });
	expect(response.status).toBe(401);
	expect(await response.json()).toMatchObject({ statusCode: 401, data: null, customMessage });
});

it('answers 404 to an unknown path', async () => {
	expect((await api.get('/accounts/unmapped')).status).toBe(404);
});

it('answers 400 to a body that is not JSON', async () => {
	const response = await api.call('/accounts', { method: 'POST', body: '{"accounts":[' });
	expect(response.status).toBe(400);
});

it('does not read a body that does not say it is JSON', async () => {
	const response = await api.call('/accounts', {
		method: 'POST',
		headers: { 'x-api-key': 'right-key', 'content-type': 'text/plain' },
		body: JSON.stringify({ accounts: rowsNamed('a.com') }),
	});
	expect(response.status).toBe(400);
	expect(api.sandbox.store.accounts.size).toBe(0);
});

it('logs what was sent and what became of it', async () => {
	await api.send('POST', '/accounts', { accounts: rowsNamed('WWW.A.com', 'b.com', 'b.com') });
	await api.call('/segments?limit=5', { headers: {} });
	expect(api.sandbox.requests).toEqual([
		{
			method: 'POST',
			path: '/accounts',
			key: 'right',
			rows: 3,
			domains: ['WWW.A.com', 'b.com', 'b.com'],
			status: 200,
			stored: 2,
			receivedAt: expect.any(Number),
			finishedAt: expect.any(Number),
		},
		expect.objectContaining({ method: 'GET', path: '/segments?limit=5', key: 'none', status: 401 }),
	]);
});

it('shows its inside without a key', async () => {
	await api.send('POST', '/accounts', { accounts: rowsNamed('a.com'), segmentId: 'seg-001' });
	const look = async (path: string): Promise<unknown> =>
		await (await fetch(`${api.sandbox.origin}/__sandbox/${path}`)).json();
	expect(await look('requests')).toMatchObject([{ method: 'POST', domains: ['a.com'] }]);
	const account = api.sandbox.store.findByDomain('a.com');
	expect(await look('state')).toMatchObject({
		accounts: [{ domain: 'a.com' }],
		segments: expect.arrayContaining([
			expect.objectContaining({ segmentId: 'seg-001', members: [account?.rtp_aid] }),
		]),
	});
});

it('begins again after a reset', async () => {
	await api.send('POST', '/accounts', { accounts: rowsNamed('a.com') });
	api.sandbox.reset({ accounts: rowsNamed('b.com') });
	expect(api.sandbox.requests).toHaveLength(0);
	expect(api.sandbox.store.findByDomain('a.com')).toBeUndefined();
	expect(api.sandbox.store.findByDomain('b.com')).toBeDefined();
});

it('does not let a request from before a reset write into the new workspace', async () => {
	const slow = await startClient({ latencyMs: 20 });
	const sent = slow.send('POST', '/accounts', { accounts: rowsNamed('late.com') });
	while (slow.sandbox.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
	slow.sandbox.reset();
	expect((await sent).status).toBe(200);
	expect(slow.sandbox.store.accounts.size).toBe(0);
	await slow.close();
});

it('says that a port is taken', async () => {
	const port = Number(new URL(api.sandbox.url).port);
	await expect(startClient({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
