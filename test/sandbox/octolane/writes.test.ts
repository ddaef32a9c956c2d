import type { OctolaneOptions } from '#sandbox/octolane/style';
import { type Sandbox, startSandbox } from '#sandbox/server';

let sandbox: Sandbox;
afterEach(async () => await sandbox.close());

async function call(method: string, path: string, body: unknown, octolane: OctolaneOptions = {}) {
	sandbox = await startSandbox({ octolane });
	const reply = await fetch(sandbox.octolaneUrl + path, {
		method,
		headers: { 'x-api-key': sandbox.apiKey, 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
	return { status: reply.status, body: (await reply.json()) as Record<string, unknown> };
}

const rows = (count: number) =>
	Array.from({ length: count }, (_, at) => ({ domain: `n${at}.com` }));

it('creates accounts from a bare list', async () => {
	const { status, body } = await call('POST', '/v1/accounts/bulk', rows(100));
	expect([status, body]).toEqual([200, { success: true, message: 'Done', data: null }]);
	expect(sandbox.octolane.all('accounts')).toHaveLength(100);
	expect(sandbox.requests).toMatchObject([{ path: '/v1/accounts/bulk', rows: 100, stored: 100 }]);
});

it.each([
	[[]],
	[rows(101)],
	[{ accounts: rows(1) }],
	[[{ name: 'Nobody' }]],
	[[{ domain: 'nowhere' }]],
])('takes no other body: %#', async (body) => {
	const reply = await call('POST', '/v1/accounts/bulk', body);
	expect(reply).toEqual({
		status: 400,
		body: { success: false, statusCode: 400, message: 'Validation failed' },
	});
	expect(sandbox.octolane.writes).toBe(0);
});

it.each([
	['founded', 999],
	['founded', '1999'],
	['estimated_revenue', '5'],
	['tags', [1]],
	['next_meeting', '2026-04-30'],
	['next_meeting', '2026-04-30T10:00Z'],
	['next_meeting', '2026-04-30T10:00:00'],
	['next_meeting', 'soon'],
])('refuses %s: %j', async (field, value) => {
	const { status } = await call('POST', '/v1/accounts/bulk', [{ domain: 'a.com', [field]: value }]);
	expect(status).toBe(400);
});

it('leaves an account that is there as it is', async () => {
	const accounts = [{ key: 'a.com', properties: { name: 'Old' } }];
	await call('POST', '/v1/accounts/bulk', [{ domain: 'A.com', name: 'New' }], { accounts });
	expect(sandbox.octolane.find('accounts', 'a.com')?.properties['name']).toBe('Old');
});

it('creates or finds a single account', async () => {
	const { body } = await call('POST', '/v1/accounts', { domain: 'a.com' });
	const id = sandbox.octolane.find('accounts', 'a.com')?.id;
	expect(body).toMatchObject({ data: { company_id: id, domain: 'a.com' } });
});

it('patches up to 50 records by ID, and none when one of them is not there', async () => {
	const stranger = '00000000-0000-4000-8000-000000000000';
	const { status } = await call('PATCH', '/v1/accounts/bulk', { [stranger]: { name: 'X' } });
	expect(status).toBe(404);
});

it('asks for the key, and words errors like the API', async () => {
	sandbox = await startSandbox();
	const reply = await fetch(`${sandbox.octolaneUrl}/v1/accounts`);
	expect([reply.status, await reply.json()]).toEqual([
		401,
		{ success: false, statusCode: 401, data: null, message: 'X-Api-Key header is required' },
	]);
});
