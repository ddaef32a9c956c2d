import type { Refusal } from '@n8n-nodes-recotap/kit/push/target';
import type { ApiRequest, ResponseOrError } from '@n8n-nodes-recotap/kit/request/ports';
import { Run, type RunLimits } from '@n8n-nodes-recotap/kit/request/run';
import { FetchStopped } from '@n8n-nodes-recotap/kit/n8n/list/fetchStopped';
import {
	type Page,
	type PagedList,
	fetchAll,
	type Stretch,
} from '@n8n-nodes-recotap/kit/n8n/list/walkPages';
import { noAnswer, status } from '#test/unit/support/pushTo';
import { VirtualTime } from '#test/unit/support/virtualTime';

/** Test pages by cursor; '' is the first one. */
type Pages = (cursor: string, request: number) => Page<string> | ResponseOrError;

const LIST: PagedList<string> = {
	pageSize: 3,
	request: (limit, cursor = '') => ({ method: 'GET', path: '/things', query: { limit, cursor } }),
	parse: (body) => (typeof body === 'string' ? body : (body as Page<string>)),
	identify: (row) => row,
	parseRefusal: (body) => (body ?? { about: 'unclear', text: '' }) as Refusal,
};

/** Rows in pages of three, with the index of the next row as cursor. */
const inOrder =
	(rows: readonly string[]): Pages =>
	(cursor) => {
		const at = Number(cursor);
		const isLast = at + 3 >= rows.length;
		return { rows: rows.slice(at, at + 3), next: isLast ? undefined : String(at + 3) };
	};

async function walk(pages: Pages, stretch: Stretch = {}, limits: Partial<RunLimits> = {}) {
	const time = new VirtualTime();
	const asked: ApiRequest['query'][] = [];
	const run = new Run(
		{
			send: async ({ query }) => {
				asked.push(query);
				const found = pages(String(query?.['cursor']), asked.length);
				return 'kind' in found
					? found
					: { kind: 'response', status: 200, headers: {}, body: found };
			},
			sleep: time.sleep,
			now: time.now,
			random: () => 0.5,
			cancelled: () => false,
		},
		{ maxRetries: 2, maxWaitMs: 60_000, ...limits },
	);
	const result = await time
		.run(fetchAll(LIST, run, stretch))
		.then((rows) => ({ rows, stop: undefined }))
		.catch((error: unknown) => {
			if (!(error instanceof FetchStopped)) throw error;
			return { rows: [], stop: error.stop };
		});
	return { ...result, asked, waits: time.waits };
}

const ROWS = [...'abcdefgh'];

it('yields every row once and requests no page after the last', async () => {
	const { rows, asked } = await walk(inOrder(ROWS));
	expect(rows).toEqual(ROWS);
	expect(asked).toHaveLength(3);
});

it.each([
	[1, [1]],
	[3, [3]],
	[4, [3, 1]],
	[6, [3, 3]],
	[0, []],
])('requests no more rows than a limit of %i needs', async (limit, expected) => {
	const { rows, asked } = await walk(inOrder(ROWS), { limit });
	expect(rows).toEqual(ROWS.slice(0, limit));
	expect(asked.map((query) => query?.['limit'])).toEqual(expected);
});

it('yields no more rows than the limit, even if the API sends more than requested', async () => {
	expect((await walk(inOrder(ROWS), { limit: 2 })).rows).toEqual(['a', 'b']);
});

it('starts at the given cursor', async () => {
	expect((await walk(inOrder(ROWS), { cursor: '6' })).rows).toEqual(['g', 'h']);
});

it('continues after an empty page that is not the last', async () => {
	const { rows } = await walk((cursor) =>
		cursor === '' ? { rows: [], next: '0' } : inOrder(ROWS)(cursor, 0),
	);
	expect(rows).toEqual(ROWS);
});

it('yields a row once that is repeated on the same page or a later one', async () => {
	const { rows } = await walk((cursor) =>
		cursor === '' ? { rows: ['a', 'b', 'a'], next: '1' } : { rows: ['b', 'c'], next: undefined },
	);
	expect(rows).toEqual(['a', 'b', 'c']);
});

it('fails instead of walking in circles if a cursor is repeated', async () => {
	const { stop, asked } = await walk(() => ({ rows: ['a'], next: 'stuck' }));
	expect(stop).toMatchObject({ code: 'endless' });
	expect(asked).toHaveLength(2);
});

it('fails at once if the next page is the first one again', async () => {
	const { stop, asked } = await walk(() => ({ rows: ['a'], next: 'here' }), { cursor: 'here' });
	expect(stop).toMatchObject({ reason: expect.stringMatching(/^The list does not end/) });
	expect(asked).toHaveLength(1);
});

it('ignores a repeated cursor once the limit is reached', async () => {
	const { rows, stop } = await walk(() => ({ rows: ['a'], next: 'here' }), {
		cursor: 'here',
		limit: 1,
	});
	expect({ rows, stop }).toEqual({ rows: ['a'], stop: undefined });
});

it('fails instead of walking forever if pages have new cursors but no new rows', async () => {
	const { stop, asked } = await walk((_, request) => ({ rows: ['a'], next: `c${request}` }));
	expect(stop).toMatchObject({ code: 'endless' });
	expect(asked).toHaveLength(101);
});

it('retries a page while the API is busy and waits as long as requested', async () => {
	const { rows, waits } = await walk((cursor, request) =>
		request === 2 ? status(429, undefined, { 'retry-after': '7' }) : inOrder(ROWS)(cursor, request),
	);
	expect(rows).toEqual(ROWS);
	expect(waits).toContain(7000);
});

it.each([
	['unavailable', (): ResponseOrError => status(503)],
	['unavailable', (): ResponseOrError => noAnswer('lost')],
	['unauthorised', (): ResponseOrError => status(401)],
	['refused', (): ResponseOrError => status(400)],
	['refused', (): ResponseOrError => status(413)],
	['wrongAddress', (): ResponseOrError => status(404)],
	[
		'refused',
		(): ResponseOrError => status(404, { about: 'rows', faults: [], text: 'No such field' }),
	],
	[
		'unreadable',
		(): ResponseOrError => ({ kind: 'response', status: 200, headers: {}, body: 'no page' }),
	],
] as const)('reports %s if a page cannot be fetched', async (code, reply) => {
	expect((await walk(reply)).stop).toMatchObject({ code });
});

it('reports when to retry if the requested wait is too long', async () => {
	const { stop } = await walk(() => status(429, undefined, { 'retry-after': '3600' }));
	expect(stop).toMatchObject({ code: 'waitTooLong', resumeAt: Date.UTC(2026, 0, 1, 1) });
});
