import type { Finding } from '@n8n-nodes-recotap/kit/push/target';
import {
	accepted,
	created,
	type FakeApi,
	keys,
	noAnswer,
	pushTo,
	things,
} from '../../support/pushTo';
import { finding, FOUND, losing, once, readable } from '../../support/readable';

it('settles rows whose response was lost', async () => {
	const { outcomes, requests, sent } = await pushTo(
		losing(1, finding(FOUND)),
		things(keys(3)),
		once,
	);
	expect(outcomes).toEqual(
		keys(3).map(() => ({ status: 'updated', attempts: 1, facts: { id: 'found' } })),
	);
	expect(sent).toEqual([keys(3), keys(3)]);
	expect(requests).toBe(2);
});

it.each<Finding>([
	{ status: 'notFound', code: 'notFound', reason: 'Not there', facts: {} },
	{ status: 'failed', code: 'alreadyExists', reason: 'There before', facts: {} },
	{ status: 'unknown', code: 'unavailable', reason: 'Another one', facts: { present: 'x' } },
])('returns what was found: $status', async (one) => {
	const { outcomes } = await pushTo(losing(1, finding(one)), things(['a']), once);
	expect(outcomes).toEqual([{ ...one, attempts: 1 }]);
});

it('leaves a row unknown if reading proves nothing', async () => {
	const { outcomes } = await pushTo(
		losing(1, () => ({ kind: 'response', status: 200, headers: {}, body: { b: FOUND } })),
		things(['a', 'b']),
		once,
	);
	expect(outcomes).toMatchObject([{ status: 'unknown', code: 'unavailable' }, FOUND]);
});

it('reads only unknown rows, and nothing if there are none', async () => {
	const half: FakeApi = (inRequest, { number }) => {
		if (number > 1) return finding(FOUND)(inRequest);
		const counts = { matched: 1, updated: 1, notFound: ['a'] };
		return accepted({ kind: 'counts', ...counts });
	};
	const clean = await pushTo(half, things(['a', 'b']), { target: readable() });
	expect(clean.sent).toHaveLength(1);
	const { sent, statuses } = await pushTo(
		(inRequest, request) =>
			request.number > 1
				? finding(FOUND)(inRequest)
				: accepted({ kind: 'counts', matched: 2, updated: 1, notFound: ['a'] }),
		things(['a', 'b', 'c']),
		{ target: readable() },
	);
	expect(sent[1]).toEqual(['b', 'c']);
	expect(statuses).toEqual(['notFound', 'updated', 'updated']);
});

it('requests as many keys at a time as the API takes, each once, from all groups', async () => {
	const rows = [...things(['a', 'b'], { list: 'x' }), ...things(['a', 'c', 'd'], { list: 'y' })];
	const { sent, statuses } = await pushTo(losing(2, finding(FOUND)), rows, {
		...once,
		target: readable(3),
	});
	expect(sent.slice(2)).toEqual([['a', 'b', 'c'], ['d']]);
	expect(statuses).toEqual(rows.map(() => 'updated'));
});

it('does not report a row as refused that an earlier try may have stored with other content', async () => {
	const refused: Finding = { status: 'failed', code: 'alreadyExists', reason: 'x', facts: {} };
	const earlier = { checkpoint: { entries: [], hasGaps: true }, digest: (text: string) => text };
	const { outcomes } = await pushTo(losing(1, finding(refused)), things(['a']), {
		...once,
		earlier,
	});
	expect(outcomes).toMatchObject([{ status: 'unknown' }]);
});

it('does not report a row as refused because of what another row of the run has written', async () => {
	const refused: Finding = { status: 'failed', code: 'alreadyExists', reason: 'x', facts: {} };
	const rows = [...things(['a'], { list: 'x' }), ...things(['a', 'b'], { list: 'y' })];
	const { statuses } = await pushTo(
		(inRequest, { number }) =>
			number === 1
				? noAnswer('lost')
				: number === 2
					? created(inRequest)
					: finding(refused)(inRequest),
		rows,
		once,
	);
	expect(statuses).toEqual(['unknown', 'created', 'created']);
});

it('does not report a row as refused because of a row that the API may treat as the same', async () => {
	const refused: Finding = { status: 'failed', code: 'alreadyExists', reason: 'x', facts: {} };
	const { statuses } = await pushTo(
		(inRequest, { number }) =>
			number === 1
				? noAnswer('lost')
				: number === 2
					? created(inRequest)
					: finding(refused)(inRequest),
		[...things(['a'], { list: 'x' }), ...things(["a'"], { list: 'y' })],
		once,
	);
	expect(statuses).toEqual(['unknown', 'created']);
});

it('does not credit a row with what another row of the run has written', async () => {
	const resolved: Finding = { status: 'resolved', facts: {} };
	const { statuses } = await pushTo(
		(inRequest, { number }) =>
			number === 1
				? noAnswer('lost')
				: number === 2
					? created(inRequest)
					: finding(resolved)(inRequest),
		things(['a', 'a']),
		{ ...once, duplicates: 'sendAll' },
	);
	expect(statuses).toEqual(['unknown', 'created']);
});

it('does not read rows that reading cannot settle', async () => {
	const { lookUp, ...others } = readable();
	if (lookUp === undefined) throw new Error('Nothing can be read');
	const maySettle = ({ code }: { code: string }) => code !== 'noAnswer';
	const { sent, outcomes } = await pushTo(
		(inRequest, request) =>
			request.number === 1
				? accepted({ kind: 'perRow', results: [] })
				: losing(2, finding(FOUND))(inRequest, request),
		things(['a', 'b']),
		{
			...once,
			batchSize: 1,
			concurrency: 1,
			target: { ...others, lookUp: { ...lookUp, maySettle } },
		},
	);
	expect(sent).toEqual([['a'], ['b'], ['b']]);
	expect(outcomes).toMatchObject([{ status: 'unknown', code: 'noAnswer' }, FOUND]);
});

it('is skipped if the target has no look-up', async () => {
	const { sent } = await pushTo(losing(1, created), things(['a']), { maxRetries: 0 });
	expect(sent).toHaveLength(1);
});
