import { type Client, rowsNamed, startClient } from './support/client';

interface List {
	readonly data: readonly { readonly domain: string }[];
	readonly nextCursor: string | null;
	readonly hasNextPage: boolean;
	readonly syncTimestamp: string;
}

const SENT_AT = Date.parse('2026-04-30T10:00:00.000Z');
const names = (count: number): string[] => Array.from({ length: count }, (_, at) => `n${at}.com`);
const domainsIn = ({ data }: List): string[] => data.map(({ domain }) => domain);

let time: number;
let api: Client;
beforeEach(async () => {
	time = SENT_AT;
	api = await startClient({ accounts: rowsNamed(...names(250)), now: () => time });
});
afterEach(async () => await api.close());

const list = async (query: string): Promise<List> =>
	(await api.get(`/accounts?${query}`)).body.data as List;

describe('GET /accounts', () => {
	it('shows a fresh account with scores of 0 and all custom fields', async () => {
		const { data } = await list('limit=1');
		expect(data[0]).toEqual({
			externalId: null,
			name: 'Company of n0.com',
			domain: 'n0.com',
			rtp_aid: expect.any(String),
			rtp_account_score: 0,
			rtp_journey_stage: '',
			rtp_advertising_activity_score: 0,
			rtp_website_intent_score: 0,
			rtp_g2_intent_score: 0,
			rtp_bombora_intent_score: 0,
			rtp_last_account_date: '2026-04-30T10:00:00.000Z',
			customFields: {
				CONTRACT_VALUE_C: null,
				CRM_STAGE_C: null,
				NOTES_C: null,
				DEAL_SOURCE_C: null,
				REGIONS_C: null,
				RENEWAL_DATE_C: null,
			},
		});
	});

	it('gives every account once when the cursor is followed to the last page', async () => {
		const seen: string[] = [];
		let page = await list('');
		for (;;) {
			seen.push(...domainsIn(page));
			if (!page.hasNextPage) break;
			page = await list(`cursor=${page.nextCursor ?? ''}`);
		}
		expect(seen).toEqual(names(250));
		expect(page.data).toHaveLength(50);
	});

	it('does not announce a page after an exactly full last one', async () => {
		expect(await list('limit=250')).toMatchObject({ hasNextPage: false, nextCursor: null });
	});

	it('shows only what was updated after the last sync, page by page', async () => {
		const { syncTimestamp } = await list('limit=1');
		expect(syncTimestamp).toBe('2026-04-30T10:00:00.000Z');
		time += 1;
		await api.send('POST', '/accounts', {
			accounts: rowsNamed('n7.com', 'n3.com', 'new.com'),
			upsert: true,
		});
		const first = await list(`lastSync=${syncTimestamp}&limit=2`);
		expect(domainsIn(first)).toEqual(['n3.com', 'n7.com']);
		const second = await list(`lastSync=${syncTimestamp}&limit=2&cursor=${first.nextCursor ?? ''}`);
		expect(domainsIn(second)).toEqual(['new.com']);
		expect(second.hasNextPage).toBe(false);
	});

	it('finds domains however they are spelled, and leaves unknown ones out', async () => {
		const wanted = JSON.stringify(['https://www.N5.com/about', 'nobody.com', 'n2.com']);
		expect(domainsIn(await list(`domains=${encodeURIComponent(wanted)}`))).toEqual([
			'n2.com',
			'n5.com',
		]);
	});

	it.each([
		['lastSync=yesterday'],
		['lastSync=Apr%2030%202026'],
		['limit=0'],
		['limit=many'],
		['domains=acme.com'],
		[`domains=${encodeURIComponent(JSON.stringify(names(101)))}`],
	])('refuses %s', async (query) => {
		expect((await api.get(`/accounts?${query}`)).status).toBe(400);
	});
});

it('shows new scores and stages once Recotap has calculated them', async () => {
	const { syncTimestamp } = await list('limit=1');
	time += 1;
	const { store } = api.sandbox;
	const account = store.findByDomain('n4.com');
	if (account !== undefined) {
		store.recalculate(account, { scores: { account: 78 }, journeyStage: 'Consideration' });
	}
	expect((await list(`lastSync=${syncTimestamp}`)).data).toMatchObject([
		{ domain: 'n4.com', rtp_account_score: 78, rtp_journey_stage: 'Consideration' },
	]);
});

describe('GET /accounts/missing-external-ids', () => {
	it('is a plain list that accounts leave once they are mapped', async () => {
		await api.send('PATCH', '/accounts/external-ids', {
			mappings: [{ domain: 'n0.com', externalId: 'crm-0' }],
		});
		const { body } = await api.get('/accounts/missing-external-ids?limit=2');
		expect(body.data).toEqual([
			{ name: 'Company of n1.com', domain: 'n1.com' },
			{ name: 'Company of n2.com', domain: 'n2.com' },
		]);
	});

	it('has 100 rows unless asked for more', async () => {
		const { body } = await api.get('/accounts/missing-external-ids');
		expect(body.data).toHaveLength(100);
	});
});

describe('GET /segments', () => {
	it('shows only segments that take members, with a cursor even on the last page', async () => {
		expect((await api.get('/segments')).body.data).toEqual({
			data: [
				{ segmentId: 'seg-001', name: 'Q2 Target Accounts', status: 'active' },
				{ segmentId: 'seg-002', name: 'Webinar Guests', status: 'draft' },
			],
			nextCursor: 'seg-002',
			hasNextPage: false,
		});
	});

	it('pages', async () => {
		expect((await api.get('/segments?limit=1')).body.data).toMatchObject({
			data: [{ segmentId: 'seg-001' }],
			hasNextPage: true,
		});
		expect((await api.get('/segments?limit=1&cursor=seg-001')).body.data).toMatchObject({
			data: [{ segmentId: 'seg-002' }],
			hasNextPage: false,
		});
	});
});
