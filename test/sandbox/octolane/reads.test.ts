import { type Sandbox, startSandbox } from '#sandbox/server';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({
		octolane: {
			accounts: ['b.com', 'a.com', 'c.com'].map((key, at) => ({
				key,
				createdAt: Date.UTC(2026, 0, at + 1),
				properties: {
					name: `Company ${key}`,
					founded: 2000 + at,
					tags: [key, 'all'],
					custom__seats: at,
				},
			})),
		},
	});
});
afterAll(async () => await sandbox.close());

interface Page {
	readonly accounts: readonly { readonly domain: string }[];
	readonly has_more: boolean;
	readonly next_cursor: string | null;
}

async function ask(path: string, body?: object) {
	const reply = await fetch(sandbox.octolaneUrl + path, {
		method: body === undefined ? 'GET' : 'POST',
		headers: { 'x-api-key': sandbox.apiKey, 'content-type': 'application/json' },
		...(body !== undefined && { body: JSON.stringify(body) }),
	});
	const { data } = (await reply.json()) as { data: Page };
	return { status: reply.status, data };
}
const search = async (body: object) => await ask('/v1/accounts/search', body);
const domains = ({ data }: { data: Page }) => data.accounts.map(({ domain }) => domain);

it('lists page by page, and a cursor is good for the very same question only', async () => {
	const first = await ask('/v1/accounts?limit=2');
	expect(domains(first)).toEqual(['b.com', 'a.com']);
	const cursor = encodeURIComponent(first.data.next_cursor ?? '');
	const second = await ask(`/v1/accounts?limit=2&cursor=${cursor}`);
	expect([domains(second), second.data.has_more]).toEqual([['c.com'], false]);
	expect((await ask(`/v1/accounts?limit=1&cursor=${cursor}`)).status).toBe(400);
});

it.each([
	[{ field: 'domain', operator: 'in', value: ['a.com', 'c.com'] }, ['a.com', 'c.com']],
	[{ field: 'founded', operator: 'between', value: [2000, 2001] }, ['a.com', 'b.com']],
	[{ field: 'founded', operator: 'gt', value: 2001 }, ['c.com']],
	[{ field: 'created_at', operator: 'lt', value: '2026-01-02' }, ['b.com']],
	[{ field: 'name', operator: 'ends_with', value: 'A.COM' }, ['a.com']],
	[{ field: 'tags', operator: 'contains_all', value: ['a.com', 'all'] }, ['a.com']],
	[{ field: 'industry', operator: 'not_empty' }, []],
	[{ field: 'seats', operator: 'eq', value: 1 }, ['a.com']],
])('searches by %j', async (filter, expected) => {
	expect(domains(await search({ filters: [filter], sort: 'domain:asc' }))).toEqual(expected);
});

it('finds an account by its ID, and gives times in microseconds when asked to', async () => {
	const next_meeting = '2026-01-01T10:00:00+02:00';
	sandbox.reset({
		octolane: {
			accounts: [{ key: 'a.com', properties: { next_meeting } }, { key: 'b.com' }],
			times: 'microseconds',
		},
	});
	const id = sandbox.octolane.find('accounts', 'a.com')?.id;
	const { data } = await search({ filters: [{ field: 'id', operator: 'in', value: [id] }] });
	expect(data.accounts).toMatchObject([
		{ id, domain: 'a.com', next_meeting: '2026-01-01T08:00:00.000000+00:00' },
	]);
});

it('refuses what the documents do not allow', async () => {
	for (const body of [
		{ filters: [{ field: 'domain', operator: 'like', value: 'x' }] },
		{ sort: 'industry:asc' },
		{ limit: 501 },
		{ fields: Array.from({ length: 101 }, String) },
	]) {
		expect((await search(body)).status).toBe(400);
	}
});
