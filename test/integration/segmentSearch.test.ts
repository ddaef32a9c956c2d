import type { NewSegment } from '#sandbox/recotap/workspace';
import { type Search, searchList } from '#tools/n8n/askNode';
import { type Bench, recotapNode, startBench } from './support/recotap';

const MANY: readonly NewSegment[] = Array.from({ length: 250 }, (_, at) => ({
	segmentId: `seg-1${String(at).padStart(3, '0')}`,
	name: at % 100 === 99 ? `Fair ${at}` : `Campaign ${at}`,
	type: 'static',
	status: 'active',
}));

const search = async ({ engine }: Bench, options: Search = {}) =>
	await searchList(engine, recotapNode(), 'searchSegments', options);

it('lists the segments that accept accounts, and marks drafts', async () => {
	expect(await search(await startBench())).toEqual({
		results: [
			{ name: 'Q2 Target Accounts', value: 'seg-001' },
			{ name: 'Webinar Guests (draft)', value: 'seg-002' },
		],
	});
});

it('returns long lists in parts, with every segment in exactly one', async () => {
	const bench = await startBench({ segments: MANY });
	const found: unknown[] = [];
	let part = await search(bench);
	found.push(...part.results);
	while (part.paginationToken !== undefined) {
		part = await search(bench, { paginationToken: part.paginationToken });
		found.push(...part.results);
	}
	expect(bench.sandbox.requests).toHaveLength(3);
	expect(new Set(found.map((item) => JSON.stringify(item))).size).toBe(252);
});

it('finds segments by a part of their name on any page', async () => {
	const { results } = await search(await startBench({ segments: MANY }), { filter: ' fair ' });
	expect(results.map(({ name }) => name)).toEqual(['Fair 99', 'Fair 199']);
});

it('finds a segment by its ID', async () => {
	const { results } = await search(await startBench({ segments: MANY }), { filter: 'seg-1042' });
	expect(results).toEqual([{ name: 'Campaign 42', value: 'seg-1042' }]);
});

it('explains in the form why there is no list', async () => {
	const bench = await startBench({}, { apiKey: 'wrong' });
	await expect(search(bench)).rejects.toMatchObject({
		message: 'The segments could not be retrieved. HTTP 401: Invalid API key',
		description: expect.stringContaining('Check the API key'),
	});
});
