import {
	created,
	firstAnswering,
	keys,
	noAnswer,
	pushTo,
	status,
	things,
} from '../../support/pushTo';

describe('a transient fault', () => {
	it.each([408, 425, 429, 500, 502, 503, 504])('is retried after HTTP %i', async (code) => {
		const { outcomes, requests } = await pushTo(firstAnswering(status(code)), things(['a']));
		expect(outcomes).toEqual([{ status: 'created', attempts: 2, facts: { id: 'id-a' } }]);
		expect(requests).toBe(2);
	});

	it.each(['notDelivered', 'lost', 'timedOut'] as const)('is retried if %s', async (cause) => {
		const { statuses } = await pushTo(firstAnswering(noAnswer(cause)), things(['a']));
		expect(statuses).toEqual(['created']);
	});

	it('increases the wait, random between zero and a ceiling that doubles', async () => {
		const fault = status(503);
		const always = firstAnswering(fault, fault, fault, fault, fault, fault, fault, fault);
		const middle = await pushTo(always, things(['a']), { maxRetries: 8 });
		expect(middle.time.waits).toEqual([250, 500, 1000, 2000, 4000, 8000, 10_000, 10_000]);
		const lucky = await pushTo(always, things(['a']), { maxRetries: 8, random: () => 0 });
		expect(lucky.time.waits).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
	});

	it.each([
		['seconds', '7', 7000],
		['a date', 'Thu, 01 Jan 2026 00:01:00 GMT', 60_000],
		['a date that has passed', 'Wed, 31 Dec 2025 00:00:00 GMT', 250],
		['nothing that can be read', 'soon', 250],
		['less than chance has it', '0', 250],
	])('waits as long as the server requests: %s', async (_, header, waited) => {
		const { sentAt } = await pushTo(
			firstAnswering(status(503, undefined, { 'retry-after': header })),
			things(['a']),
		);
		expect(sentAt).toEqual([0, waited]);
	});

	it('leaves its rows unknown in the end if the request may have been carried out', async () => {
		const { outcomes, requests, stop } = await pushTo(() => status(504), things(['a']), {
			maxRetries: 2,
		});
		expect(outcomes).toEqual([
			{ status: 'unknown', code: 'unavailable', reason: 'HTTP 504', attempts: 3, facts: {} },
		]);
		expect(requests).toBe(3);
		expect(stop).toEqual({ code: 'unavailable', reason: 'HTTP 504' });
	});

	it.each([
		['the API is throttling', status(429), 'HTTP 429'],
		['the request was too early', status(425), 'HTTP 425'],
		['the connection was refused', noAnswer('notDelivered'), 'no answer: notDelivered'],
	])('leaves its rows not sent in the end if %s', async (_, reply, reason) => {
		const { outcomes } = await pushTo(() => reply, things(['a']), { maxRetries: 1 });
		expect(outcomes).toEqual([{ status: 'notSent', code: 'unavailable', reason }]);
	});

	it('does not affect other batches', async () => {
		const { statuses } = await pushTo(
			(inRequest) => (inRequest.includes('k1') ? status(500) : created(inRequest)),
			things(keys(3)),
			{ batchSize: 1, maxRetries: 1 },
		);
		expect(statuses).toEqual(['created', 'unknown', 'created']);
	});
});

describe('the limits of a run', () => {
	it('stop it before a wait that exceeds the limit, and state when to resume', async () => {
		const { outcomes, stop, time } = await pushTo(
			firstAnswering(created(['k0']), status(429, undefined, { 'retry-after': '3600' })),
			things(keys(3)),
			{ batchSize: 1, maxWaitMs: 60_000 },
		);
		expect(outcomes.map(({ status: word }) => word)).toEqual(['created', 'notSent', 'notSent']);
		expect(outcomes[2]).toEqual({
			status: 'notSent',
			code: 'waitTooLong',
			reason: 'HTTP 429',
			resumeAt: Date.UTC(2026, 0, 1, 1),
		});
		expect(stop).toEqual({
			code: 'waitTooLong',
			reason: 'HTTP 429',
			resumeAt: Date.UTC(2026, 0, 1, 1),
		});
		expect(time.waits).toEqual([]);
	});

	it('allow a wait of exactly the limit', async () => {
		const { statuses } = await pushTo(
			firstAnswering(status(503, undefined, { 'retry-after': '60' })),
			things(['a']),
			{ maxWaitMs: 60_000 },
		);
		expect(statuses).toEqual(['created']);
	});

	it('count concurrent waits of several requests once', async () => {
		const { statuses } = await pushTo(
			firstAnswering(...keys(4).map(() => status(503, undefined, { 'retry-after': '50' }))),
			things(keys(4)),
			{ batchSize: 1, concurrency: 4, maxWaitMs: 60_000 },
		);
		expect(statuses).toEqual(['created', 'created', 'created', 'created']);
	});

	it('make every request wait if one was asked to wait', async () => {
		const { sentAt } = await pushTo(
			firstAnswering(status(503, undefined, { 'retry-after': '50' })),
			things(keys(3)),
			{ batchSize: 1, concurrency: 2 },
		);
		expect(sentAt).toEqual([0, 0, 50_000, 50_000]);
	});

	it('make the other requests wait even if the throttled one is not retried', async () => {
		const { sentAt } = await pushTo(
			firstAnswering(status(429, undefined, { 'retry-after': '50' })),
			things(keys(2)),
			{ batchSize: 1, maxRetries: 0 },
		);
		expect(sentAt[1]).toBeGreaterThanOrEqual(50_000);
	});

	it('add up consecutive waits', async () => {
		const wait = status(503, undefined, { 'retry-after': '40' });
		const { statuses } = await pushTo(firstAnswering(wait, wait), things(['a']), {
			maxWaitMs: 60_000,
		});
		expect(statuses).toEqual(['unknown']);
	});

	it('give up an unavailable API long before every row has been tried', async () => {
		const { requests, statuses, stop } = await pushTo(
			() => noAnswer('notDelivered'),
			things(keys(1000)),
			{ batchSize: 1 },
		);
		expect(requests).toBe(125 + 1);
		expect(new Set(statuses)).toEqual(new Set(['notSent']));
		expect(stop?.code).toBe('unavailable');
	});

	it('do not give up an API that fails one request in three', async () => {
		const { statuses } = await pushTo(
			(inRequest, { number }) => (number % 3 === 0 ? status(503) : created(inRequest)),
			things(keys(2000)),
			{ batchSize: 1, random: () => 0 },
		);
		expect(new Set(statuses)).toEqual(new Set(['created']));
	});
});
