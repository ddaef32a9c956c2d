import {
	accepted,
	created,
	type FakeApi,
	keys,
	noAnswer,
	pushTo,
	status,
	target,
	things,
} from '../../support/pushTo';
import { changed, insertOnly, tries } from '../../support/tries';

it('does not send again what is finished, and answers for it', async () => {
	const { next } = tries();
	const { api } = insertOnly();
	const refusingTheSecond: FakeApi = (inRequest, request) =>
		request.number === 2 ? status(401) : api(inRequest, request);
	const first = await next(refusingTheSecond, things(keys(3)), { batchSize: 1 });
	expect(first.statuses).toEqual(['created', 'notSent', 'notSent']);

	const second = await next(api, things(keys(3)), { batchSize: 1 });
	expect(second.statuses).toEqual(['created', 'created', 'created']);
	expect(second.sent).toEqual([['k1'], ['k2']]);
	const third = await next(api, things(keys(3)));
	expect(third.sent).toEqual([]);
	expect(third.statuses).toEqual(['created', 'created', 'created']);
});

it('does not report its own rows as failed because their content has changed since', async () => {
	const { next } = tries();
	const { api } = insertOnly();
	await next(
		(inRequest, request) => (request.number === 1 ? api(inRequest, request) : status(401)),
		things(keys(4)),
		{ batchSize: 2 },
	);
	const second = await next(api, changed(things(keys(4))), { batchSize: 2 });
	expect(second.statuses).toEqual(['created', 'created', 'created', 'created']);
	expect(second.sent).toEqual([['k2', 'k3']]);
});

it('fills its requests with what is left', async () => {
	const { next } = tries();
	const { api } = insertOnly('k1', 'k3');
	await next(
		(inRequest, request) => (request.number === 1 ? api(inRequest, request) : status(401)),
		things(keys(6)),
		{ batchSize: 2 },
	);
	const { sent } = await next(api, things(keys(6)), { batchSize: 4 });
	expect(sent).toEqual([['k2', 'k3', 'k4', 'k5']]);
});

it('sends only the rest of a batch that was settled in part', async () => {
	const { next } = tries();
	const { api } = insertOnly();
	const poisoned: FakeApi = (inRequest, request) => {
		if (request.number === 1) return status(400, { about: 'rows', faults: [], text: 'odd' });
		return request.number === 2 ? api(inRequest, request) : status(401);
	};
	const first = await next(poisoned, things(keys(4)));
	expect(first.statuses).toEqual(['created', 'created', 'notSent', 'notSent']);

	const second = await next(created, things(keys(4)));
	expect(second.sent).toEqual([['k2', 'k3']]);
	expect(second.statuses).toEqual(['created', 'created', 'created', 'created']);
});

it('does not report a write of an earlier try as failed', async () => {
	const { next } = tries();
	const { api, stored } = insertOnly();
	const lossy: FakeApi = async (inRequest, request) => {
		await api(inRequest, request);
		return noAnswer('lost');
	};
	const first = await next(lossy, things(['a']), { maxRetries: 0 });
	expect(first.statuses).toEqual(['unknown']);

	const second = await next(api, changed(things(['a'])));
	expect(stored.has('a')).toBe(true);
	expect(second.outcomes).toMatchObject([{ status: 'unknown', code: 'mayBeOurs' }]);
});

it.each([
	['not valid', status(400, { about: 'rows', faults: [], text: 'odd', isConclusive: true })],
	['in a bad group', status(400, { about: 'group', text: 'odd', isConclusive: true })],
	['not sent', status(401)],
])('does not call a row %s that an earlier try may have stored', async (_, reply) => {
	const { next } = tries();
	await next(() => noAnswer('lost'), things(['a']), { maxRetries: 0 });
	const { statuses } = await next(() => reply, changed(things(['a'])));
	expect(statuses).toEqual(['unknown']);
});

it('suspects a row of an earlier try also when its options have changed since', async () => {
	const { next } = tries();
	const { api } = insertOnly();
	await next(api, things(['a'], { list: 'x' }));
	const { outcomes, sent } = await next(api, things(['a'], { list: 'y' }));
	expect(sent).toEqual([['a']]);
	expect(outcomes).toMatchObject([{ status: 'unknown', code: 'mayBeOurs' }]);
});

it('believes the API about rows that were certainly not sent before', async () => {
	const { next } = tries();
	await next(() => status(401), things(['a']));
	const { outcomes } = await next(insertOnly('a').api, things(['a']));
	expect(outcomes).toMatchObject([{ status: 'failed', code: 'alreadyExists' }]);
});

describe('a row that was refused', () => {
	it('is not sent again as it was', async () => {
		const { next } = tries();
		await next(insertOnly('a').api, things(['a']));
		const { sent, statuses } = await next(created, things(['a']));
		expect(sent).toEqual([]);
		expect(statuses).toEqual(['failed']);
	});

	it('is sent again once somebody has changed it', async () => {
		const { next } = tries();
		await next(insertOnly('a').api, things(['a']));
		const { statuses } = await next(created, changed(things(['a'])));
		expect(statuses).toEqual(['created']);
	});

	it('stays one for the API: it was certainly not stored', async () => {
		const { next } = tries();
		const { api } = insertOnly('a');
		await next(api, things(['a']));
		const { statuses } = await next(api, changed(things(['a'])));
		expect(statuses).toEqual(['failed']);
	});
});

it('doubts what could not be kept', async () => {
	const run = tries();
	run.checkpoint = { entries: [], hasGaps: true };
	const { outcomes } = await run.next(insertOnly('a').api, things(['a']));
	expect(outcomes).toMatchObject([{ status: 'unknown', code: 'mayBeOurs' }]);
	expect(run.checkpoint.hasGaps).toBe(true);
});

it('keeps what it knows of rows that are not there this time', async () => {
	const { next } = tries();
	await next(created, things(['a', 'b']));
	await next(created, things(['c']));
	const { sent } = await next(created, things(['a', 'b', 'c']));
	expect(sent).toEqual([]);
});

describe('where writing overwrites', () => {
	const overwriting = { ...target, overwrites: () => true };

	it('sends a row again once somebody has changed it, so that its answer is about what it holds now', async () => {
		const { next } = tries();
		await next(created, things(['a', 'b']), { target: overwriting });
		const [a, b] = things(['a', 'b']);
		const rows = [...changed(a === undefined ? [] : [a]), ...(b === undefined ? [] : [b])];
		const { sent, recalled } = await next(created, rows, { target: overwriting });
		expect(sent).toEqual([['a']]);
		expect([...recalled]).toEqual([1]);
	});

	it('still suspects the earlier try when the row is refused now', async () => {
		const { next } = tries();
		await next(created, things(['a']), { target: overwriting });
		const { statuses } = await next(insertOnly('a').api, changed(things(['a'])), {
			target: overwriting,
		});
		expect(statuses).toEqual(['unknown']);
	});
});

it.each(['created', 'updated', 'resolved'] as const)(
	'takes %s for written: such a row is not sent again with other content',
	async (status) => {
		const { next } = tries();
		const api: FakeApi = (inRequest) =>
			accepted({ kind: 'perRow', results: inRequest.map((key) => ({ key, status, facts: {} })) });
		await next(api, things(['a']));
		const { sent, statuses } = await next(created, changed(things(['a'])));
		expect(sent).toEqual([]);
		expect(statuses).toEqual([status]);
	},
);

it('sends again what was left unknown, and remembers what came of it', async () => {
	const { next } = tries();
	await next(() => noAnswer('lost'), things(['a']), { maxRetries: 0 });
	const second = await next(created, things(['a']));
	expect(second.sent).toEqual([['a']]);
	const third = await next(created, things(['a']));
	expect(third.sent).toEqual([]);
	expect(third.statuses).toEqual(['created']);
});

it('keeps no more of a row than it needs', async () => {
	const run = tries();
	await run.next(
		(inRequest, { number }) => (number === 1 ? created(inRequest) : status(401)),
		things(['a', 'b']),
		{
			batchSize: 1,
		},
	);
	expect(run.checkpoint.entries).toEqual([
		{
			group: '{}',
			key: 'a',
			outcome: { status: 'created', attempts: 1, facts: { id: 'id-a' } },
			digest: 'digest of {"key":"a"}',
		},
	]);
});

it('tells the next try also when it was told nothing itself', async () => {
	const { checkpoint } = await pushTo(created, things(['a']));
	expect(checkpoint().entries).toMatchObject([{ key: 'a', digest: '{"key":"a"}' }]);
});
