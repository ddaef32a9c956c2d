import type { ApiRequest, Ports } from '@n8n-nodes-recotap/kit/request/ports';
import { Run } from '@n8n-nodes-recotap/kit/request/run';
import { accountList, SEGMENT_LIST } from '#nodes/Recotap/api/lists';
import { fetchDefinitions, fetchUnmapped } from '#nodes/Recotap/api/plainLists';
import { readPage } from '#nodes/Recotap/api/readPage';
import { VirtualTime } from '../../support/virtualTime';

/** A run against a server that answers everything with this body. */
function answering(body: unknown, status = 200) {
	const time = new VirtualTime();
	const asked: ApiRequest[] = [];
	const ports: Ports = {
		send: async (request) => {
			asked.push(request);
			return { kind: 'answer', status, headers: {}, body };
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
	])('reads where to go on: %s', (_, paging, next) => {
		expect(readPage(envelope({ data: rows, ...paging }), 'things')).toMatchObject({ rows, next });
	});

	it.each([
		['null', { nextCursor: null, hasNextPage: true }],
		['empty', { nextCursor: '', hasNextPage: true }],
		['missing', { hasNextPage: true }],
	])('refuses a page that is not the last and has no cursor: %s', (_, paging) => {
		expect(readPage(envelope({ data: rows, ...paging }), 'things')).toBe(
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
		expect(readPage(body, 'things')).toBe('The response from Recotap has no list of things');
	});

	it('leaves out rows that are none', () => {
		expect(readPage(envelope({ data: [null, 'x', [], ...rows] }), 'things')).toMatchObject({
			rows,
		});
	});

	it('takes the time of the page, else that of the envelope, else none', () => {
		const page = { data: rows, syncTimestamp: 'page time' };
		expect(readPage(envelope(page), 'things')).toMatchObject({ serverTime: 'page time' });
		expect(readPage(envelope({ data: rows }), 'things')).toMatchObject({
			serverTime: 'envelope time',
		});
		expect(readPage({ data: { data: rows } }, 'things')).toMatchObject({ serverTime: undefined });
	});
});

describe('accounts', () => {
	it('asks for a page with nothing but its size, unless told', () => {
		expect(accountList().request(100, undefined)).toStrictEqual({
			method: 'GET',
			path: '/accounts',
			query: { limit: 100 },
		});
	});

	it('passes the filters on with every page', () => {
		const list = accountList({ updatedAfter: '2026-04-30T10:00:00Z', domains: ['a.com', 'b.com'] });
		expect(list.request(7, 'next').query).toEqual({
			limit: 7,
			cursor: 'next',
			lastSync: '2026-04-30T10:00:00Z',
			domains: '["a.com","b.com"]',
		});
	});

	it('recognises a row by its ID, else by its whole content', () => {
		const list = accountList();
		expect(list.identify({ rtp_aid: 'a', domain: 'a.com' })).toBe('a');
		expect(list.identify({ rtp_aid: '', domain: 'a.com' })).toBe('{"rtp_aid":"","domain":"a.com"}');
		expect(list.identify({ domain: 'a.com' })).not.toBe(list.identify({ domain: 'b.com' }));
		expect(list.pageSize).toBe(100);
		expect(list.parse(undefined)).toBe('The response from Recotap has no list of accounts');
	});
});

describe('segments', () => {
	it('asks page by page', () => {
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
	it('asks for custom fields', async () => {
		const { run, asked } = answering({ data: [{ key: 'A_C' }, null] });
		expect(await fetchDefinitions(run)).toEqual([{ key: 'A_C' }]);
		expect(asked).toEqual([{ method: 'GET', path: '/accounts/custom-fields' }]);
	});

	it('asks for accounts without external ID', async () => {
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
	])('refuses an answer that is no list', async (list, reason) => {
		await expect(list(answering({ data: {} }).run)).rejects.toMatchObject({
			stop: { code: 'unreadable', reason },
		});
	});

	it('hands on what Recotap says to a refused request', async () => {
		const { run } = answering({ customMessage: 'limit is too high' }, 400);
		await expect(fetchUnmapped(1, run)).rejects.toMatchObject({
			stop: { code: 'refused', reason: 'limit is too high' },
		});
	});
});
