import type { Reply } from '../../bulk/ports';
import type { Finding, Target } from '../../bulk/target';
import {
	accepted,
	created,
	type FakeApi,
	keys,
	noAnswer,
	pushTo,
	type PushOptions,
	type Shared,
	status,
	target,
	type Thing,
	things,
} from './support/pushTo';

const FOUND: Finding = { status: 'updated', facts: { id: 'found' } };

/** The made-up API, which can also be asked: it answers with its findings by key. */
function readable(limit = 100): Target<Thing, Shared> {
	return {
		...target,
		lookUp: {
			limit,
			fold: (key) => key.replace(/'$/, ''),
			encode: (asked) => ({ method: 'GET', path: '/things', body: { keys: asked, shared: {} } }),
			judge: (body, rows) => {
				const findings = body as Readonly<Record<string, Finding>>;
				return rows.map(({ key }) => findings[key]);
			},
		},
	};
}

/** Loses the answers to the first requests, then answers questions like this. */
const losing =
	(count: number, answer: (asked: readonly string[]) => Reply): FakeApi =>
	(inRequest, { number }) =>
		number <= count ? noAnswer('lost') : answer(inRequest);

const finding =
	(one: Finding) =>
	(asked: readonly string[]): Reply => ({
		kind: 'answer',
		status: 200,
		headers: {},
		body: Object.fromEntries(asked.map((key) => [key, one])),
	});

const once: PushOptions = { maxRetries: 0, target: readable() };

it('finds out what became of rows whose answer was lost', async () => {
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
])('hands on what was found: $status', async (one) => {
	const { outcomes } = await pushTo(losing(1, finding(one)), things(['a']), once);
	expect(outcomes).toEqual([{ ...one, attempts: 1 }]);
});

it('leaves a row as it is about which reading proves nothing', async () => {
	const { outcomes } = await pushTo(
		losing(1, () => ({ kind: 'answer', status: 200, headers: {}, body: { b: FOUND } })),
		things(['a', 'b']),
		once,
	);
	expect(outcomes).toMatchObject([{ status: 'unknown', code: 'unavailable' }, FOUND]);
});

it('asks only about rows that are open, and not at all when there are none', async () => {
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

it('asks about as many keys in a request as the API takes, each once, whatever their groups', async () => {
	const rows = [...things(['a', 'b'], { list: 'x' }), ...things(['a', 'c', 'd'], { list: 'y' })];
	const { sent, statuses } = await pushTo(losing(2, finding(FOUND)), rows, {
		...once,
		target: readable(3),
	});
	expect(sent.slice(2)).toEqual([['a', 'b', 'c'], ['d']]);
	expect(statuses).toEqual(rows.map(() => 'updated'));
});

it('does not call a row refused that an earlier try may have stored with other content', async () => {
	const refused: Finding = { status: 'failed', code: 'alreadyExists', reason: 'x', facts: {} };
	const earlier = { checkpoint: { entries: [], hasGaps: true }, digest: (text: string) => text };
	const { outcomes } = await pushTo(losing(1, finding(refused)), things(['a']), {
		...once,
		earlier,
	});
	expect(outcomes).toMatchObject([{ status: 'unknown' }]);
});

it('does not call a row refused because of what another row of the run has written', async () => {
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

it('nor because of a row that the API may take for the same', async () => {
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

it('does not take for ours what another row of the run has written', async () => {
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

describe('the questions', () => {
	it('are repeated like any other request', async () => {
		const patient = await pushTo(
			(inRequest, { number }) => {
				if (number === 1) return accepted({ kind: 'counts', matched: 0, updated: 0, notFound: [] });
				return number < 4 ? status(503) : finding(FOUND)(inRequest);
			},
			things(['a']),
			{ target: readable(), maxRetries: 3 },
		);
		expect(patient.statuses).toEqual(['updated']);
		expect(patient.stop).toBeUndefined();
	});

	it('change nothing when they are refused', async () => {
		const { statuses, stop } = await pushTo(
			losing(1, () => status(403)),
			things(keys(5)),
			{ ...once, target: readable(2) },
		);
		expect(statuses).toEqual(keys(5).map(() => 'unknown'));
		expect(stop?.code).toBe('unavailable');
	});

	it('end with the first one that stops them', async () => {
		const { sent } = await pushTo(
			losing(1, () => status(403)),
			things(keys(50)),
			{ ...once, target: readable(1) },
		);
		expect(sent).toHaveLength(2);
	});

	it('keep to the waits of the run', async () => {
		const { statuses, sent, time } = await pushTo(
			(_, { number }) =>
				number === 1 ? status(503, undefined, { 'retry-after': '50' }) : noAnswer('lost'),
			things(['a']),
			{ target: readable(), maxRetries: 1, maxWaitMs: 60_000 },
		);
		expect(statuses).toEqual(['unknown']);
		expect(sent).toHaveLength(4);
		expect(time.waits.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(60_000);
	});

	it.each([
		['the key is refused', status(401)],
		['the key may not do this', status(403)],
		['the address is wrong', status(404)],
		['it would have to wait too long', status(429, undefined, { 'retry-after': '86400' })],
		['the user stopped the run', noAnswer('cancelled')],
		['the credential cannot be used', noAnswer('misconfigured')],
	])('are not asked once %s', async (_, reply) => {
		const { sent, statuses } = await pushTo(
			(_inRequest, { number }) => (number === 1 ? noAnswer('lost') : reply),
			things(['a', 'b']),
			{ ...once, batchSize: 1 },
		);
		expect(sent).toHaveLength(2);
		expect(statuses[0]).toBe('unknown');
	});

	it.each([
		['does not know the method', status(501)],
		['cannot be read', accepted({ kind: 'unreadable', reason: 'A page' })],
	])('are asked when the answer to a request that writes %s', async (_, reply) => {
		const { statuses, stop } = await pushTo(
			(inRequest, { number }) => (number === 1 ? reply : finding(FOUND)(inRequest)),
			things(['a']),
			once,
		);
		expect(statuses).toEqual(['updated']);
		expect(stop).toBeDefined();
	});
});

it('is not tried where nothing can be read', async () => {
	const { sent } = await pushTo(losing(1, created), things(['a']), { maxRetries: 0 });
	expect(sent).toHaveLength(1);
});
