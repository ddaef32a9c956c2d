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

it('does not send finished rows again and returns their outcomes', async () => {
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

it('does not report its own rows as failed because their content has changed', async () => {
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

it('fills its requests with the remaining rows', async () => {
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

it('sends only the rest of a batch of which some rows are finished', async () => {
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
])('does not report a row as %s if an earlier try may have stored it', async (_, reply) => {
	const { next } = tries();
	await next(() => noAnswer('lost'), things(['a']), { maxRetries: 0 });
	const { statuses } = await next(() => reply, changed(things(['a'])));
	expect(statuses).toEqual(['unknown']);
});

it('treats a row of an earlier try as suspect even if its options have changed', async () => {
	const { next } = tries();
	const { api } = insertOnly();
	await next(api, things(['a'], { list: 'x' }));
	const { outcomes, sent } = await next(api, things(['a'], { list: 'y' }));
	expect(sent).toEqual([['a']]);
	expect(outcomes).toMatchObject([{ status: 'unknown', code: 'mayBeOurs' }]);
});

it('trusts refusals of rows that were certainly not sent before', async () => {
	const { next } = tries();
	await next(() => status(401), things(['a']));
	const { outcomes } = await next(insertOnly('a').api, things(['a']));
	expect(outcomes).toMatchObject([{ status: 'failed', code: 'alreadyExists' }]);
});

describe('a refused row', () => {
	it('is not sent again unchanged', async () => {
		const { next } = tries();
		await next(insertOnly('a').api, things(['a']));
		const { sent, statuses } = await next(created, things(['a']));
		expect(sent).toEqual([]);
		expect(statuses).toEqual(['failed']);
	});

	it('is sent again after a change', async () => {
		const { next } = tries();
		await next(insertOnly('a').api, things(['a']));
		const { statuses } = await next(created, changed(things(['a'])));
		expect(statuses).toEqual(['created']);
	});

	it('does not make later refusals doubtful, because it was not stored', async () => {
		const { next } = tries();
		const { api } = insertOnly('a');
		await next(api, things(['a']));
		const { statuses } = await next(api, changed(things(['a'])));
		expect(statuses).toEqual(['failed']);
	});
});

it('treats rows as suspect if the checkpoint has gaps', async () => {
	const run = tries();
	run.checkpoint = { entries: [], hasGaps: true };
	const { outcomes } = await run.next(insertOnly('a').api, things(['a']));
	expect(outcomes).toMatchObject([{ status: 'unknown', code: 'mayBeOurs' }]);
	expect(run.checkpoint.hasGaps).toBe(true);
});

it('keeps its entries for rows that are missing in this try', async () => {
	const { next } = tries();
	await next(created, things(['a', 'b']));
	await next(created, things(['c']));
	const { sent } = await next(created, things(['a', 'b', 'c']));
	expect(sent).toEqual([]);
});

describe('if writing overwrites', () => {
	const overwriting = { ...target, overwrites: () => true };

	it('sends a changed row again, so that its outcome matches its content', async () => {
		const { next } = tries();
		await next(created, things(['a', 'b']), { target: overwriting });
		const [a, b] = things(['a', 'b']);
		const rows = [...changed(a === undefined ? [] : [a]), ...(b === undefined ? [] : [b])];
		const { sent, recalled } = await next(created, rows, { target: overwriting });
		expect(sent).toEqual([['a']]);
		expect([...recalled]).toEqual([1]);
	});

	it('still suspects the earlier try if the row is refused now', async () => {
		const { next } = tries();
		await next(created, things(['a']), { target: overwriting });
		const { statuses } = await next(insertOnly('a').api, changed(things(['a'])), {
			target: overwriting,
		});
		expect(statuses).toEqual(['unknown']);
	});
});

it.each(['created', 'updated', 'resolved'] as const)(
	'treats %s as written and does not send such a row again with changed content',
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

it('sends unknown rows again and keeps their new outcome', async () => {
	const { next } = tries();
	await next(() => noAnswer('lost'), things(['a']), { maxRetries: 0 });
	const second = await next(created, things(['a']));
	expect(second.sent).toEqual([['a']]);
	const third = await next(created, things(['a']));
	expect(third.sent).toEqual([]);
	expect(third.statuses).toEqual(['created']);
});

it('keeps no more data of a row than necessary', async () => {
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

it('creates a checkpoint even without one from an earlier try', async () => {
	const { checkpoint } = await pushTo(created, things(['a']));
	expect(checkpoint().entries).toMatchObject([{ key: 'a', digest: '{"key":"a"}' }]);
});
