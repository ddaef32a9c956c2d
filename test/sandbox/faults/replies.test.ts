import { FAULT_NAMES, type FaultName } from '#sandbox/faults/catalogue';
import { type Client, rowsNamed, startClient } from '../support/client';

const DOMAINS = ['a.com', 'b.com', 'c.com', 'd.com'];
const NOW = Date.parse('2026-04-30T10:00:00.400Z');

let api: Client;
beforeAll(async () => (api = await startClient({ now: () => NOW })));
afterAll(async () => await api.close());

interface Results {
	readonly results: readonly { readonly domain?: string; readonly status: string }[];
	readonly summary: object;
}

/** The fault is always about b.com. */
const poisonWith = (fault: FaultName, accounts: readonly string[] = []): void =>
	api.sandbox.reset({
		accounts: rowsNamed(...accounts),
		faults: { poison: { rows: (domain) => domain === 'b.com', fault } },
	});
const push = async (domains: readonly string[] = DOMAINS) =>
	await api.send('POST', '/accounts', { accounts: rowsNamed(...domains) });
const map = async (domains: readonly string[]) =>
	await api.send('PATCH', '/accounts/external-ids', {
		mappings: domains.map((domain) => ({ domain, externalId: `id-of-${domain}` })),
	});
const statusesIn = ({ results }: Results): string[] =>
	results.map(({ domain, status }) => `${domain ?? '?'} ${status}`);

describe('results', () => {
	it.each([
		['results-short', ['a.com created', 'c.com created', 'd.com created']],
		[
			'results-duplicated',
			['a.com created', 'b.com created', 'b.com created', 'c.com created', 'd.com created'],
		],
		[
			'results-contradictory',
			['a.com created', 'b.com created', 'b.com failed', 'c.com created', 'd.com created'],
		],
		[
			'results-foreign',
			['a.com created', 'stranger.example created', 'c.com created', 'd.com created'],
		],
		['results-without-domain', ['a.com created', '? created', 'c.com created', 'd.com created']],
		['unknown-status', ['a.com created', 'b.com queued', 'c.com created', 'd.com created']],
		['row-fails', ['a.com created', 'c.com created', 'd.com created', 'b.com failed']],
	] as const)('%s', async (fault, expected) => {
		poisonWith(fault);
		const { status, body } = await push();
		expect(status).toBe(200);
		expect(statusesIn(body.data as Results)).toEqual(expected);
	});

	it('has more results than rows', async () => {
		poisonWith('results-long');
		expect((await push()).body.data).toHaveProperty('results.length', 5);
	});

	it('has all results in another order', async () => {
		api.sandbox.reset({ faults: { script: () => 'results-reordered', seed: 3 } });
		const { results } = (await push()).body.data as Results;
		const domains = results.map(({ domain }) => domain);
		expect(domains).not.toEqual(DOMAINS);
		expect(domains.sort()).toEqual(DOMAINS);
	});

	it('has a summary that says the opposite', async () => {
		poisonWith('summary-disagrees');
		expect((await push()).body.data).toMatchObject({
			results: Array(4).fill({ status: 'created' }),
			summary: { total: 4, created: 0, failed: 4 },
		});
	});

	it('passes a refusal of the API on as it is', async () => {
		poisonWith('results-short');
		const { status } = await api.send('POST', '/accounts', {
			accounts: rowsNamed('b.com'),
			segmentId: 'seg-999',
		});
		expect(status).toBe(400);
	});
});

describe('counts', () => {
	it.each([
		['mapping-not-written', { matched: 2, updated: 1, notFound: ['x.com'] }],
		['mapping-lost', { matched: 1, updated: 1, notFound: ['x.com'] }],
		['updated-understated', { matched: 2, updated: 1, notFound: ['x.com'] }],
		['matched-overstated', { matched: 3, updated: 2, notFound: ['x.com'] }],
		['not-found-foreign', { matched: 2, updated: 2, notFound: ['x.com', 'stranger.example'] }],
		['counts-missing', {}],
	] as const)('%s', async (fault, expected) => {
		poisonWith(fault, DOMAINS);
		expect((await map(['a.com', 'b.com', 'x.com'])).body.data).toEqual(expected);
	});

	it.each([
		['mapping-not-written', { matched: 1, updated: 0, notFound: [] }],
		['mapping-lost', { matched: 0, updated: 0, notFound: [] }],
	] as const)(
		'%s leaves the mapping unwritten however small the request',
		async (fault, counts) => {
			poisonWith(fault, DOMAINS);
			expect((await map(['b.com'])).body.data).toEqual(counts);
			expect((await map(['a.com'])).body.data).toEqual({ matched: 1, updated: 1, notFound: [] });
			expect(api.sandbox.store.findByDomain('b.com')?.externalId).toBeNull();
			expect(api.sandbox.store.findByDomain('a.com')?.externalId).toBe('id-of-a.com');
		},
	);
});

describe('refusals', () => {
	it.each([
		['rows-refused-nested', '"property":"1","children":[{"property":"domain"'],
		['rows-refused-dotted', '"property":"accounts.1.domain"'],
		['rows-refused-messages', '"message":["accounts.1.domain must be a valid domain name"]'],
		['rows-refused-flat', '"data":[{"property":"domain"'],
		['rows-refused-introduction', '"customMessage":"domain must be a valid domain name"'],
	] as const)('%s lets one row take the others down', async (fault, part) => {
		poisonWith(fault);
		const { status, body } = await push();
		expect(status).toBe(400);
		expect(JSON.stringify(body)).toContain(part);
		expect(api.sandbox.store.accounts.size).toBe(0);
		expect((await push(['a.com', 'c.com'])).status).toBe(200);
	});

	it('names the list of the mappings', async () => {
		poisonWith('rows-refused-dotted', DOMAINS);
		const { body } = await map(DOMAINS);
		expect(body.data).toMatchObject([{ property: 'mappings.1.domain' }]);
	});

	it('blames the segment', async () => {
		poisonWith('segment-refused');
		expect((await push()).body).toMatchObject({
			statusCode: 400,
			data: null,
			customMessage: expect.stringContaining('cannot accept new members'),
		});
	});
});

describe('statuses', () => {
	it.each(FAULT_NAMES.filter((name) => /^status-\d/.test(name)))('%s', async (name) => {
		poisonWith(name);
		const response = await api.call('/accounts', {
			method: 'POST',
			body: JSON.stringify({ accounts: rowsNamed(...DOMAINS) }),
		});
		expect(`status-${response.status}`).toBe(name.slice(0, 'status-000'.length));
	});

	it.each([
		['status-of-gateway-before-storing', 520, 530, 0],
		['status-of-gateway-after-storing', 520, 530, 2],
		['status-unfamiliar-after-storing', 302, 599, 2],
	] as const)('%s is one from %i to %i', async (name, lowest, highest, stored) => {
		const seen = new Set<number>();
		api.sandbox.reset({ faults: { script: () => name } });
		for (let time = 0; time < 20; time++) {
			const response = await api.call('/accounts', {
				method: 'POST',
				body: JSON.stringify({ accounts: rowsNamed(`a${time}.com`, `b${time}.com`) }),
			});
			seen.add(response.status);
		}
		expect(seen.size).toBeGreaterThan(1);
		expect(Math.min(...seen)).toBeGreaterThanOrEqual(lowest);
		expect(Math.max(...seen)).toBeLessThanOrEqual(highest);
		expect(api.sandbox.requests.at(-1)?.stored).toBe(stored);
	});

	it.each([
		['throttled-plain', 429, null],
		['throttled-seconds', 429, '1'],
		['throttled-date', 429, 'Thu, 30 Apr 2026 10:00:02 GMT'],
		['throttled-past-date', 429, 'Thu, 30 Apr 2026 09:59:00 GMT'],
		['throttled-huge', 429, '86400'],
		['unavailable-seconds', 503, '1'],
	] as const)('%s says when to come back', async (fault, expected, retryAfter) => {
		poisonWith(fault);
		const { status, headers } = await push();
		expect(status).toBe(expected);
		expect(headers.get('retry-after')).toBe(retryAfter);
	});

	it('says when to come back in a way nobody understands', async () => {
		poisonWith('throttled-garbage');
		const { status, headers } = await push();
		expect(status).toBe(429);
		expect(headers.get('retry-after')).not.toMatch(/^\d+$/);
	});
});

describe('bodies', () => {
	it.each([
		['half-json', /^\{"statusCode":200.*[^}]$/],
		['html-before-storing', /^<!doctype html>/],
		['html-after-storing', /^<!doctype html>/],
		['empty-before-storing', /^$/],
		['empty-after-storing', /^$/],
		['no-data', /^\{"statusCode":200,"timestamp":"[^"]*","path":"[^"]*"\}$/],
		['error-with-200', /^\{"statusCode":500/],
	] as const)('%s has status 200 and no results', async (fault, expected) => {
		poisonWith(fault);
		const response = await api.call('/accounts', {
			method: 'POST',
			body: JSON.stringify({ accounts: rowsNamed(...DOMAINS) }),
		});
		expect(response.status).toBe(200);
		expect(await response.text()).toMatch(expected);
	});
});

describe('redirects', () => {
	it.each([
		['redirect-elsewhere', 307],
		['redirect-elsewhere-302', 302],
	] as const)('%s points to another host', async (fault, status) => {
		poisonWith(fault);
		const response = await api.call('/accounts', {
			method: 'POST',
			body: JSON.stringify({ accounts: rowsNamed('b.com') }),
		});
		expect(response.status).toBe(status);
		const { hostname } = new URL(response.headers.get('location') ?? '');
		expect(hostname).not.toBe(new URL(api.sandbox.url).hostname);
	});

	it('sees when somebody follows and takes the key along', async () => {
		const path = '/elsewhere/api/v1/accounts';
		api.sandbox.reset({});
		await fetch(api.sandbox.origin + path, { headers: { 'x-api-key': api.sandbox.apiKey } });
		expect(api.sandbox.requests).toMatchObject([{ path, key: 'right', status: 404 }]);
	});
});
