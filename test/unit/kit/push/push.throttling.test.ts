import { created, type FakeApi, keys, pushTo, status, things } from '../../support/pushTo';
import { VirtualTime } from '../../support/virtualTime';

/** Seeded random numbers, the same in every run. */
function seeded(seed = 42): () => number {
	let state = seed;
	return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

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

	/** A token bucket: a server that accepts `rate` requests a second and saves up to `burst` of them. */
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

	it.each([3, 10, 40])(
		'lets the rate settle near the limit of %i requests a second',
		async (limit) => {
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
		},
	);

	it('lets the rate return to the limit after a short interruption', async () => {
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
