import type { Reply } from '../../bulk/ports';
import { VirtualTime } from './support/virtualTime';
import {
	accepted,
	created,
	type FakeApi,
	keys,
	noAnswer,
	pushTo,
	status,
	things,
} from './support/pushTo';

/** Answers the first requests with these, and everything after with success. */
const first =
	(...replies: readonly Reply[]): FakeApi =>
	(inRequest, { number }) =>
		replies[number - 1] ?? created(inRequest);

const exists = (inRequest: readonly string[]): Reply =>
	accepted({
		kind: 'perRow',
		results: inRequest.map((key) => ({
			key,
			status: 'failed' as const,
			code: 'alreadyExists',
			reason: 'It already exists',
			exists: true,
			facts: { id: `id-${key}` },
		})),
	});

describe('a fault that may pass', () => {
	it.each([408, 425, 429, 500, 502, 503, 504])('is tried again after HTTP %i', async (code) => {
		const { outcomes, requests } = await pushTo(first(status(code)), things(['a']));
		expect(outcomes).toEqual([{ status: 'created', attempts: 2, facts: { id: 'id-a' } }]);
		expect(requests).toBe(2);
	});

	it.each(['notDelivered', 'lost', 'timedOut'] as const)(
		'is tried again when %s',
		async (cause) => {
			const { statuses } = await pushTo(first(noAnswer(cause)), things(['a']));
			expect(statuses).toEqual(['created']);
		},
	);

	it('waits longer each time, by chance between nothing and a ceiling that doubles', async () => {
		const fault = status(503);
		const always = first(fault, fault, fault, fault, fault, fault, fault, fault);
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
	])('waits as long as the server says: %s', async (_, header, waited) => {
		const { sentAt } = await pushTo(
			first(status(503, undefined, { 'retry-after': header })),
			things(['a']),
		);
		expect(sentAt).toEqual([0, waited]);
	});

	it('is unknown in the end when the request may have been carried out', async () => {
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
		['nobody took the connection', noAnswer('notDelivered'), 'no answer: notDelivered'],
	])('is not sent in the end when %s', async (_, reply, reason) => {
		const { outcomes } = await pushTo(() => reply, things(['a']), { maxRetries: 1 });
		expect(outcomes).toEqual([{ status: 'notSent', code: 'unavailable', reason }]);
	});

	it('does not cost the other batches anything', async () => {
		const { statuses } = await pushTo(
			(inRequest) => (inRequest.includes('k1') ? status(500) : created(inRequest)),
			things(keys(3)),
			{ batchSize: 1, maxRetries: 1 },
		);
		expect(statuses).toEqual(['created', 'unknown', 'created']);
	});
});

describe('limits', () => {
	it('stops rather than wait longer than allowed, and says when to go on', async () => {
		const { outcomes, stop, time } = await pushTo(
			first(created(['k0']), status(429, undefined, { 'retry-after': '3600' })),
			things(keys(3)),
			{ batchSize: 1, maxWaitMs: 60_000 },
		);
		expect(outcomes.map(({ status: word }) => word)).toEqual(['created', 'notSent', 'notSent']);
		expect(outcomes[2]).toEqual({ status: 'notSent', code: 'waitTooLong', reason: 'HTTP 429' });
		expect(stop).toEqual({
			code: 'waitTooLong',
			reason: 'HTTP 429',
			resumeAt: Date.UTC(2026, 0, 1, 1),
		});
		expect(time.waits).toEqual([]);
	});

	it('allows a wait that is just as long as allowed', async () => {
		const { statuses } = await pushTo(
			first(status(503, undefined, { 'retry-after': '60' })),
			things(['a']),
			{ maxWaitMs: 60_000 },
		);
		expect(statuses).toEqual(['created']);
	});

	it('counts the time that several requests wait side by side once', async () => {
		const { statuses } = await pushTo(
			first(...keys(4).map(() => status(503, undefined, { 'retry-after': '50' }))),
			things(keys(4)),
			{ batchSize: 1, concurrency: 4, maxWaitMs: 60_000 },
		);
		expect(statuses).toEqual(['created', 'created', 'created', 'created']);
	});

	it('counts waits one after the other together', async () => {
		const wait = status(503, undefined, { 'retry-after': '40' });
		const { statuses } = await pushTo(first(wait, wait), things(['a']), { maxWaitMs: 60_000 });
		expect(statuses).toEqual(['unknown']);
	});

	it('gives up an API that is down long before every row has been tried', async () => {
		const { requests, statuses, stop } = await pushTo(
			() => noAnswer('notDelivered'),
			things(keys(1000)),
			{ batchSize: 1 },
		);
		expect(requests).toBe(125 + 1);
		expect(new Set(statuses)).toEqual(new Set(['notSent']));
		expect(stop?.code).toBe('unavailable');
	});

	it('never gives up an API that fails one request in three', async () => {
		const { statuses } = await pushTo(
			(inRequest, { number }) => (number % 3 === 0 ? status(503) : created(inRequest)),
			things(keys(2000)),
			{ batchSize: 1, random: () => 0 },
		);
		expect(new Set(statuses)).toEqual(new Set(['created']));
	});
});

/** Chance that is the same in every run of the test. */
function seeded(seed = 42): () => number {
	let state = seed;
	return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

describe('throttling', () => {
	it('makes every worker pause', async () => {
		const { sentAt } = await pushTo(
			async (inRequest, { number, time }) => {
				await time.after(10);
				return number === 1 ? status(429, undefined, { 'retry-after': '5' }) : created(inRequest);
			},
			things(keys(40)),
			{ batchSize: 1, concurrency: 2 },
		);
		expect(sentAt.filter((at) => at > 10 && at < 5010)).toEqual([]);
		expect(sentAt.filter((at) => at <= 10).length).toBeLessThanOrEqual(3);
	});

	/** A server that lets `rate` requests a second pass, and saves up `burst` of them. */
	function bucket(rate: () => number, burst: number) {
		let tokens = burst;
		let filledAt = 0;
		const sent: number[] = [];
		const api: FakeApi = async (inRequest, { time }) => {
			tokens = Math.min(burst, tokens + ((time.now() - filledAt) / 1000) * rate());
			filledAt = time.now();
			sent.push(filledAt);
			const passes = tokens >= 1;
			if (passes) tokens--;
			await time.after(20);
			return passes ? created(inRequest) : status(429);
		};
		return { api, sent };
	}

	const within = (sent: readonly number[], from: number, to: number): number => {
		const begin = (sent[0] ?? 0) + from * 1000;
		const end = (sent[0] ?? 0) + to * 1000;
		return sent.filter((at) => at >= begin && at < end).length / (to - from);
	};

	it.each([3, 10, 40])('settles near the limit of %i requests a second', async (limit) => {
		const { api, sent } = bucket(() => limit, 5);
		const { statuses } = await pushTo(api, things(keys(limit * 120)), {
			batchSize: 1,
			concurrency: 8,
			maxRetries: 20,
			random: seeded(),
		});
		expect(new Set(statuses)).toEqual(new Set(['created']));
		const rate = within(sent, 20, 100);
		expect(rate).toBeGreaterThan(0.5 * limit);
		expect(rate).toBeLessThan(1.5 * limit);
	});

	it('gets back to the limit after a blip', async () => {
		const time = new VirtualTime();
		const begin = time.now();
		const { api, sent } = bucket(() => {
			const second = (time.now() - begin) / 1000;
			return second > 30 && second < 40 ? 1 : 20;
		}, 5);
		await pushTo(api, things(keys(20 * 110)), {
			time,
			batchSize: 1,
			concurrency: 8,
			maxRetries: 20,
			random: seeded(),
		});
		const rate = within(sent, 60, 100);
		expect(rate).toBeGreaterThan(10);
		expect(rate).toBeLessThan(30);
	});
});

describe('an answer that ends the run', () => {
	it.each([
		[401, 'unauthorised'],
		[403, 'unauthorised'],
		[404, 'wrongAddress'],
		[405, 'wrongAddress'],
		[301, 'wrongAddress'],
		[308, 'wrongAddress'],
		[402, 'rejected'],
		[501, 'rejected'],
		[199, 'rejected'],
	])('HTTP %i: sent rows keep their answer, the rest is not sent', async (code, word) => {
		const { outcomes, stop, requests } = await pushTo(
			first(created(['k0']), status(code, { about: 'unclear', text: 'Go away' })),
			things(keys(3)),
			{ batchSize: 1 },
		);
		expect(outcomes.map(({ status: which }) => which)).toEqual(['created', 'notSent', 'notSent']);
		expect(outcomes[2]).toMatchObject({ code: word });
		expect(stop?.code).toBe(word);
		expect(requests).toBe(2);
	});

	it('is told in the words of the API', async () => {
		const { stop } = await pushTo(
			first(status(401, { about: 'group', text: 'Invalid API key' })),
			things(['a']),
		);
		expect(stop).toEqual({ code: 'unauthorised', reason: 'HTTP 401: Invalid API key' });
	});

	it('leaves rows unknown that an earlier attempt may have stored', async () => {
		const { outcomes } = await pushTo(first(status(502), status(401)), things(['a']));
		expect(outcomes).toMatchObject([{ status: 'unknown', code: 'unauthorised', attempts: 2 }]);
	});

	it('lets requests that are under way finish', async () => {
		const { statuses } = await pushTo(
			async (inRequest, { number, time }) => {
				await time.after(number === 1 ? 50 : 10);
				return number === 2 ? status(401) : created(inRequest);
			},
			things(keys(4)),
			{ batchSize: 1, concurrency: 2 },
		);
		expect(statuses).toEqual(['created', 'notSent', 'notSent', 'notSent']);
	});

	it('sends nothing at all when the credential cannot be used', async () => {
		const { outcomes, stop } = await pushTo(() => noAnswer('misconfigured'), things(['a', 'b']), {
			batchSize: 1,
		});
		expect(outcomes.map(({ status: which }) => which)).toEqual(['notSent', 'notSent']);
		expect(stop?.code).toBe('misconfigured');
	});
});

describe('Stop by the user', () => {
	it('sends nothing afterwards and leaves what was under way unknown', async () => {
		let isCancelled = false;
		const { outcomes, requests, stop } = await pushTo(
			(inRequest, { number }) => {
				if (number < 2) return created(inRequest);
				isCancelled = true;
				return noAnswer('cancelled');
			},
			things(keys(4)),
			{ batchSize: 1, cancelled: () => isCancelled },
		);
		expect(outcomes.map(({ status: which }) => which)).toEqual([
			'created',
			'unknown',
			'notSent',
			'notSent',
		]);
		expect(requests).toBe(2);
		expect(stop?.code).toBe('cancelled');
	});

	it('ends a wait', async () => {
		const time = new VirtualTime();
		const { statuses, requests } = await pushTo(() => status(429), things(['a']), {
			time,
			cancelled: () => time.waits.length > 0,
		});
		expect(statuses).toEqual(['notSent']);
		expect(requests).toBe(1);
	});

	it('before the first request sends none', async () => {
		const { outcomes, requests } = await pushTo(created, things(['a']), { cancelled: () => true });
		expect(outcomes).toEqual([
			{ status: 'notSent', code: 'cancelled', reason: 'The run was cancelled' },
		]);
		expect(requests).toBe(0);
	});
});

describe('a lost answer', () => {
	it.each([
		['a timeout', noAnswer('timedOut')],
		['a reset', noAnswer('lost')],
		['HTTP 502', status(502)],
		['HTTP 504', status(504)],
		['HTTP 500', status(500)],
	])('does not report our own lost write as failed: %s', async (_, lost) => {
		const { outcomes } = await pushTo(
			(inRequest, { number }) => (number === 1 ? lost : exists(inRequest)),
			things(['a']),
		);
		expect(outcomes).toEqual([
			{
				status: 'unknown',
				code: 'mayBeOurs',
				reason:
					'It exists already. An earlier attempt of this run, whose answer was lost, may have created it',
				attempts: 2,
				facts: { id: 'id-a' },
			},
		]);
	});

	it.each([
		['a refused connection', noAnswer('notDelivered')],
		['HTTP 429', status(429)],
	])('is not suspected after %s: nothing was carried out then', async (_, refused) => {
		const { outcomes } = await pushTo(
			(inRequest, { number }) => (number === 1 ? refused : exists(inRequest)),
			things(['a']),
		);
		expect(outcomes).toMatchObject([{ status: 'failed', code: 'alreadyExists', attempts: 2 }]);
	});

	it('does not turn other refusals of a row into doubt', async () => {
		const { outcomes } = await pushTo(
			(inRequest, { number }) =>
				number === 1
					? status(504)
					: accepted({
							kind: 'perRow',
							results: inRequest.map((key) => ({
								key,
								status: 'failed' as const,
								code: 'odd',
								reason: 'Odd',
								exists: false,
								facts: {},
							})),
						}),
			things(['a']),
		);
		expect(outcomes).toMatchObject([{ status: 'failed', code: 'odd' }]);
	});

	it('followed by a refusal of the whole request is unknown: the lost one may have been carried out', async () => {
		const { outcomes } = await pushTo(
			first(status(504), status(400, { about: 'group', text: 'No such list' })),
			things(['a']),
		);
		expect(outcomes).toMatchObject([{ status: 'unknown', reason: 'No such list', attempts: 2 }]);
	});
});
