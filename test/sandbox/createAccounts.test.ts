import { type Client, rowsNamed, startClient } from './support/client';

let api: Client;
beforeEach(async () => (api = await startClient({ accounts: rowsNamed('known.com') })));
afterEach(async () => await api.close());

const push = async (accounts: unknown, others: object = {}) =>
	await api.send('POST', '/accounts', { accounts, ...others });

it('stores a domain without scheme, www. and path, in small letters', async () => {
	const { status, body } = await push(rowsNamed('https://www.ACME.com/foo'));
	expect(status).toBe(200);
	expect(body.data).toEqual({
		results: [{ rtp_aid: expect.any(String), domain: 'acme.com', status: 'created' }],
		summary: { total: 1, created: 1, updated: 0, failed: 0 },
	});
	expect(api.sandbox.store.findByDomain('acme.com')?.name).toContain('ACME');
});

it('fails a domain that exists, with the ID of the account, and leaves the account alone', async () => {
	const existing = api.sandbox.store.findByDomain('known.com');
	const { status, body } = await push([{ domain: 'www.known.com', name: 'Other' }]);
	expect(status).toBe(200);
	expect(body.data).toEqual({
		results: [
			{
				rtp_aid: existing?.rtp_aid,
				domain: 'known.com',
				status: 'failed',
				error:
					"Account with domain 'known.com' already exists. Set upsert: true to update this account via this endpoint.",
			},
		],
		summary: { total: 1, created: 0, updated: 0, failed: 1 },
	});
	expect(existing?.name).toBe('Company of known.com');
});

it('updates only what is given when asked to upsert', async () => {
	await push(
		[
			{
				domain: 'known.com',
				name: 'One',
				tags: ['a'],
				customFields: { CRM_STAGE_C: 'POC', NOTES_C: 'n' },
			},
		],
		{ upsert: true },
	);
	const { body } = await push(
		[{ domain: 'known.com', name: 'Two', externalId: 'crm-1', customFields: { NOTES_C: 'm' } }],
		{ upsert: true },
	);
	expect(body.data).toMatchObject({
		results: [{ status: 'updated' }],
		summary: { updated: 1 },
	});
	expect(api.sandbox.store.findByDomain('known.com')).toMatchObject({
		name: 'Two',
		externalId: 'crm-1',
		tags: ['a'],
		customFields: { CRM_STAGE_C: 'POC', NOTES_C: 'm' },
		writes: 3,
	});
});

it('fails just the item whose custom field does not exist', async () => {
	const { body } = await push([
		{ domain: 'a.com', name: 'A', customFields: { CONTRACT_VALUE_C: 75000 } },
		{ domain: 'b.com', name: 'B', customFields: { INVALID_KEY_C: 1 } },
	]);
	expect(body.data).toMatchObject({
		results: [
			{ domain: 'a.com', status: 'created' },
			{
				domain: 'b.com',
				rtp_aid: null,
				status: 'failed',
				error: 'Custom field key(s) not found: INVALID_KEY_C. Unable to add this account.',
			},
		],
		summary: { total: 2, created: 1, failed: 1 },
	});
	expect(api.sandbox.store.findByDomain('b.com')).toBeUndefined();
});

it('puts created and updated accounts into the segment, once, and failed ones not', async () => {
	const members = (): number => api.sandbox.store.segments.get('seg-001')?.members.size ?? 0;
	await push(rowsNamed('a.com', 'known.com'), { segmentId: 'seg-001' });
	expect(members()).toBe(1);
	await push(rowsNamed('a.com', 'known.com'), { segmentId: 'seg-001', upsert: true });
	expect(members()).toBe(2);
});

it('takes members into a draft segment', async () => {
	expect(await push(rowsNamed('a.com'), { segmentId: 'seg-002' })).toMatchObject({ status: 200 });
});

it.each([
	['does not exist', 'seg-999', "Segment 'seg-999' not found"],
	['is dynamic', 'seg-003', "Segment 'seg-003' is not a static segment"],
	[
		'is archived',
		'seg-004',
		"Segment 'seg-004' is not active or draft and cannot accept new members",
	],
])('stores nothing when the segment %s', async (_, segmentId, customMessage) => {
	const { status, body } = await push(rowsNamed('a.com'), { segmentId });
	expect(status).toBe(400);
	expect(body).toMatchObject({ message: 'Bad Request', customMessage, data: null });
	expect(api.sandbox.store.accounts.size).toBe(1);
});

it.each([
	['no accounts', {}, 'accounts', 'accounts must be an array'],
	['an empty list', { accounts: [] }, 'accounts', 'accounts must be an array'],
	[
		'101 accounts',
		{ accounts: rowsNamed(...Array.from({ length: 101 }, (_, at) => `n${at}.com`)) },
		'accounts',
		'accounts must contain no more than 100 elements',
	],
	['an item without domain', { accounts: [{ name: 'A' }] }, 'domain', 'domain should not be empty'],
	['an item without name', { accounts: [{ domain: 'a.com' }] }, 'name', 'name should not be empty'],
	[
		'a number for a text',
		{ accounts: [{ domain: 'a.com', name: 'A', externalId: 7 }] },
		'externalId',
		'externalId must be a string',
	],
	[
		'tags that are no list',
		{ accounts: [{ domain: 'a.com', name: 'A', tags: 'a, b' }] },
		'tags',
		'tags must be an array',
	],
	[
		'a number for a tag',
		{ accounts: [{ domain: 'a.com', name: 'A', tags: ['a', 7] }] },
		'tags',
		'each value in tags must be a string',
	],
	[
		'upsert as a word',
		{ accounts: rowsNamed('a.com'), upsert: 'true' },
		'upsert',
		'upsert must be a boolean value',
	],
])('refuses the whole request with %s', async (_, sent, property, text) => {
	const { status, body } = await api.send('POST', '/accounts', sent);
	expect(status).toBe(400);
	expect(body).toMatchObject({ statusCode: 400, message: 'Bad Request' });
	expect(body).not.toHaveProperty('customMessage');
	const [issue] = body.data as { property: string; constraints: Record<string, string> }[];
	expect(issue?.property).toBe(property);
	expect(Object.values(issue?.constraints ?? {})).toContain(text);
	expect(api.sandbox.store.accounts.size).toBe(1);
});

it('takes 100 accounts', async () => {
	const domains = Array.from({ length: 100 }, (_, at) => `n${at}.com`);
	const { body } = await push(rowsNamed(...domains));
	expect(body.data).toMatchObject({ summary: { total: 100, created: 100 } });
});

it('lets one bad item take the good ones down', async () => {
	await push([...rowsNamed('a.com', 'b.com'), { domain: 'c.com' }]);
	expect(api.sandbox.store.accounts.size).toBe(1);
});

it('treats null as left out', async () => {
	const { status } = await push(
		[{ domain: 'a.com', name: 'A', externalId: null, tags: null, customFields: null }],
		{ segmentId: null, upsert: null },
	);
	expect(status).toBe(200);
	expect(api.sandbox.store.findByDomain('a.com')).toMatchObject({ externalId: null, tags: [] });
});

it('treats the second item of a domain as one that exists', async () => {
	const { body } = await push(rowsNamed('a.com', 'www.a.com'));
	expect(body.data).toMatchObject({ results: [{ status: 'created' }, { status: 'failed' }] });
});

it('fails a domain of which cleaning leaves nothing', async () => {
	const { body } = await push(rowsNamed('https://'));
	expect(body.data).toMatchObject({ results: [{ rtp_aid: null, status: 'failed' }] });
});
