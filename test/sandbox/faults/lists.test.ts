import type { FaultName } from '#sandbox/faults/catalogue';
import { type Client, rowsNamed, startClient } from '../support/client';

interface List {
	readonly data: readonly { readonly domain: string }[];
	readonly nextCursor: string | null;
	readonly hasNextPage: boolean;
	readonly syncTimestamp?: string;
}

const DOMAINS = ['a.com', 'b.com', 'c.com', 'd.com', 'e.com'];

let api: Client;
beforeEach(async () => (api = await startClient()));
afterEach(async () => await api.close());

/** Reads pages of two accounts, at most `most` of them; the fault strikes as the script says. */
async function read(fault: FaultName, isHit = (_page: number): boolean => true, most = 10) {
	api.sandbox.reset({
		accounts: rowsNamed(...DOMAINS),
		faults: { script: ({ index }) => (isHit(index + 1) ? fault : undefined) },
	});
	const pages: List[] = [];
	let cursor: string | null = null;
	do {
		const from: string = cursor === null ? '' : `&cursor=${cursor}`;
		const page = (await api.get(`/accounts?limit=2${from}`)).body.data as List;
		pages.push(page);
		cursor = page.hasNextPage ? page.nextCursor : null;
	} while (cursor !== null && pages.length < most);
	return { pages, domains: pages.map(({ data }) => data.map(({ domain }) => domain)) };
}

it('page-empty: the rows follow on the next page', async () => {
	const { domains } = await read('page-empty', (page) => page === 1 || page === 3);
	expect(domains).toEqual([[], ['a.com', 'b.com'], [], ['c.com', 'd.com'], ['e.com']]);
});

it('page-overlapping: the next page begins with the last row of this one', async () => {
	const { domains } = await read('page-overlapping', (page) => page === 1);
	expect(domains).toEqual([
		['a.com', 'b.com'],
		['b.com', 'c.com'],
		['d.com', 'e.com'],
	]);
});

it('page-last-with-cursor: there is a cursor, but no further page', async () => {
	const { pages } = await read('page-last-with-cursor');
	expect(pages.at(-1)).toMatchObject({ hasNextPage: false, nextCursor: expect.any(String) });
});

it('page-stuck: the same cursor for ever', async () => {
	const { pages } = await read('page-stuck');
	expect(pages).toHaveLength(10);
	expect(new Set(pages.map(({ nextCursor }) => nextCursor)).size).toBe(1);
});

it('page-endless: the same rows for ever, under new cursors', async () => {
	const { pages, domains } = await read('page-endless');
	expect(new Set(domains.flat())).toEqual(new Set(['a.com', 'b.com']));
	expect(new Set(pages.map(({ nextCursor }) => nextCursor)).size).toBe(10);
});

it('page-without-cursor: nobody can go on from there', async () => {
	const { pages } = await read('page-without-cursor');
	expect(pages).toMatchObject([{ hasNextPage: true, nextCursor: null }]);
});

it.each([
	['page-cursor-expired', 400, { customMessage: 'Invalid cursor' }],
	['page-cursor-gone', 410, { message: 'Gone' }],
	['page-refused', 400, { customMessage: 'This list is being rebuilt' }],
] as const)('%s: the page is refused', async (fault, expected, words) => {
	api.sandbox.reset({ faults: { script: () => fault } });
	const { status, body } = await api.get('/accounts?cursor=0');
	expect(status).toBe(expected);
	expect(body).toMatchObject(words);
});

it('page-without-sync-time', async () => {
	const { pages } = await read('page-without-sync-time');
	expect(pages[0]).not.toHaveProperty('syncTimestamp');
});

it('strikes lists with pages only', async () => {
	api.sandbox.reset({ faults: { script: () => 'page-empty' } });
	await api.get('/accounts/missing-external-ids');
	await api.get('/segments');
	expect(api.sandbox.requests.map(({ fault }) => fault)).toEqual([undefined, 'page-empty']);
});
