import type { ApiRequest, Ports } from '@n8n-nodes-recotap/kit/request/ports';
import { Run } from '@n8n-nodes-recotap/kit/request/run';
import { accountList, SEGMENT_LIST } from '#nodes/Recotap/api/lists';
import { fetchDefinitions, fetchUnmapped } from '#nodes/Recotap/api/plainLists';
import { parsePage } from '#nodes/Recotap/api/parsePage';
import { VirtualTime } from '../../support/virtualTime';

/** A run against a server that always returns this body. */
function answering(body: unknown, status = 200) {
	const time = new VirtualTime();
	const asked: ApiRequest[] = [];
	const ports: Ports = {
		send: async (request) => {
			asked.push(request);
			return { kind: 'response', status, headers: {}, body };
		},
		sleep: time.sleep,
		now: time.now,
		random: () => 0.5,
		cancelled: () => false,
	};
	return { run: new Run(ports, { maxRetries: 0, maxWaitMs: 0 }), asked };
}

describe('readPage', () => {
	const envelope = (data: unknown) => ({ statusCode: 200, timestamp: 'envelope time', data });
	const rows = [{ a: 1 }];

	it.each([
		['another page', { nextCursor: 'x', hasNextPage: true }, 'x'],
		['the last page', { nextCursor: null, hasNextPage: false }, undefined],
		[
			'the last page, with a cursor all the same',
			{ nextCursor: 'x', hasNextPage: false },
			undefined,
		],
		['a cursor that is a number', { nextCursor: 7, hasNextPage: true }, '7'],
		['a cursor alone', { nextCursor: 'x' }, 'x'],
		['neither', {}, undefined],
		['an empty cursor alone', { nextCursor: '' }, undefined],
	])('finds the next cursor: %s', (_, paging, next) => {
		expect(parsePage(envelope({ data: rows, ...paging }), 'things')).toMatchObject({ rows, next });
	});

	it.each([
		['null', { nextCursor: null, hasNextPage: true }],
		['empty', { nextCursor: '', hasNextPage: true }],
		['missing', { hasNextPage: true }],
	])('refuses a page without a cursor that is not the last: %s', (_, paging) => {
		expect(parsePage(envelope({ data: rows, ...paging }), 'things')).toBe(
			'Recotap announced another page of things, but gave no cursor for it',
		);
	});

	it.each([
		['nothing', undefined],
		['text', '<html>'],
		['no data', { statusCode: 200 }],
		['a list without pages', envelope([])],
		['rows that are no list', envelope({ data: {} })],
	])('refuses %s', (_, body) => {
		expect(parsePage(body, 'things')).toBe('The response from Recotap has no list of things');
	});

	it('omits rows that are not objects', () => {
		expect(parsePage(envelope({ data: [null, 'x', [], ...rows] }), 'things')).toMatchObject({
			rows,
		});
	});

	it('uses the time of the page, otherwise that of the envelope', () => {
		const page = { data: rows, syncTimestamp: 'page time' };
		expect(parsePage(envelope(page), 'things')).toMatchObject({ serverTime: 'page time' });
		expect(parsePage(envelope({ data: rows }), 'things')).toMatchObject({
			serverTime: 'envelope time',
		});
		expect(parsePage({ data: { data: rows } }, 'things')).toMatchObject({ serverTime: undefined });
	});
});

describe('the list of accounts', () => {
	it('is requested with the page size only, if there are no filters', () => {
		expect(accountList().request(100, undefined)).toStrictEqual({
			method: 'GET',
			path: '/accounts',
			query: { limit: 100 },
		});
	});

	it('is filtered on every page', () => {
		const list = accountList({ updatedAfter: '2026-04-30T10:00:00Z', domains: ['a.com', 'b.com'] });
		expect(list.request(7, 'next').query).toEqual({
			limit: 7,
			cursor: 'next',
			lastSync: '2026-04-30T10:00:00Z',
			domains: '["a.com","b.com"]',
		});
	});

	it('identifies a row by its ID, otherwise by its whole content', () => {
		const list = accountList();
		expect(list.identify({ rtp_aid: 'a', domain: 'a.com' })).toBe('a');
		expect(list.identify({ rtp_aid: '', domain: 'a.com' })).toBe('{"rtp_aid":"","domain":"a.com"}');
		expect(list.identify({ domain: 'a.com' })).not.toBe(list.identify({ domain: 'b.com' }));
		expect(list.pageSize).toBe(100);
		expect(list.parse(undefined)).toBe('The response from Recotap has no list of accounts');
	});
});

describe('the list of segments', () => {
	it('is requested page by page', () => {
		expect(SEGMENT_LIST.request(100, undefined)).toStrictEqual({
			method: 'GET',
			path: '/segments',
			query: { limit: 100 },
		});
		expect(SEGMENT_LIST.request(1, 'next').query).toEqual({ limit: 1, cursor: 'next' });
		expect(SEGMENT_LIST.identify({ segmentId: 'seg-1' })).toBe('seg-1');
		expect(SEGMENT_LIST.pageSize).toBe(100);
		expect(SEGMENT_LIST.parse(undefined)).toBe('The response from Recotap has no list of segments');
	});
});

describe('lists without pages', () => {
	it('request the custom fields', async () => {
		const { run, asked } = answering({ data: [{ key: 'A_C' }, null] });
		expect(await fetchDefinitions(run)).toEqual([{ key: 'A_C' }]);
		expect(asked).toEqual([{ method: 'GET', path: '/accounts/custom-fields' }]);
	});

	it('request the accounts without external ID', async () => {
		const { run, asked } = answering({ data: [{ domain: 'a.com' }] });
		expect(await fetchUnmapped(7, run)).toEqual([{ domain: 'a.com' }]);
		expect(asked).toEqual([
			{ method: 'GET', path: '/accounts/missing-external-ids', query: { limit: 7 } },
		]);
	});

	it.each([
		[fetchDefinitions, 'The response from Recotap has no list of custom fields'],
		[
			async (run: Run) => await fetchUnmapped(1, run),
			'The response from Recotap has no list of accounts',
		],
	])('refuse a response that is not a list', async (list, reason) => {
		await expect(list(answering({ data: {} }).run)).rejects.toMatchObject({
			stop: { code: 'unreadable', reason },
		});
	});

	it("quote Recotap's message if the request is refused", async () => {
		const { run } = answering({ customMessage: 'limit is too high' }, 400);
		await expect(fetchUnmapped(1, run)).rejects.toMatchObject({
			stop: { code: 'refused', reason: 'limit is too high' },
		});
	});
});
