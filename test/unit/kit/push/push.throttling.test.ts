import { seededRandom } from '#sandbox/core/random';
import { type Admission, createTokenBucket } from '#sandbox/core/tokenBucket';
import { created, type FakeApi, keys, pushTo, status, things } from '../../support/pushTo';
import { VirtualTime } from '../../support/virtualTime';

describe('throttling', () => {
	it('pauses every worker', async () => {
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

	/** An API that refuses with 429 what a token bucket does not let in. */
	function limitedApi(takeToken: () => Admission) {
		const sent: number[] = [];
		const api: FakeApi = async (inRequest, { time }) => {
			sent.push(time.now());
			const { ok } = takeToken();
			await time.after(20);
			return ok ? created(inRequest) : status(429);
		};
		return { api, sent };
	}

	const within = (sent: readonly number[], from: number, to: number): number => {
		const begin = (sent[0] ?? 0) + from * 1000;
		const end = (sent[0] ?? 0) + to * 1000;
		return sent.filter((at) => at >= begin && at < end).length / (to - from);
	};

	it.each([3, 10, 40])(
		'lets the rate settle near the limit of %i requests a second',
		async (limit) => {
			const time = new VirtualTime();
			const { api, sent } = limitedApi(
				createTokenBucket({ requestsPerSecond: limit, burst: 5 }, time.now),
			);
			const { statuses } = await pushTo(api, things(keys(limit * 120)), {
				time,
				batchSize: 1,
				concurrency: 8,
				maxRetries: 20,
				random: seededRandom(42),
			});
			expect(new Set(statuses)).toEqual(new Set(['created']));
			const rate = within(sent, 20, 100);
			expect(rate).toBeGreaterThan(0.5 * limit);
			expect(rate).toBeLessThan(1.5 * limit);
		},
	);

	it('lets the rate return to the limit after a short interruption', async () => {
		const time = new VirtualTime();
		const begin = time.now();
		const usual = createTokenBucket({ requestsPerSecond: 20, burst: 5 }, time.now);
		const reduced = createTokenBucket({ requestsPerSecond: 1, burst: 5 }, time.now);
		const { api, sent } = limitedApi(() => {
			const second = (time.now() - begin) / 1000;
			return second > 30 && second < 40 ? reduced() : usual();
		});
		await pushTo(api, things(keys(20 * 110)), {
			time,
			batchSize: 1,
			concurrency: 8,
			maxRetries: 20,
			random: seededRandom(42),
		});
		const rate = within(sent, 60, 100);
		expect(rate).toBeGreaterThan(10);
		expect(rate).toBeLessThan(30);
	});
});
