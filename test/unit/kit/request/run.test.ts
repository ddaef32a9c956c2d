import type { Ports, ResponseOrError } from '@n8n-nodes-recotap/kit/request/ports';
import { push } from '@n8n-nodes-recotap/kit/push/push';
import { Run } from '@n8n-nodes-recotap/kit/request/run';
import { sendWithRetry, NO_HISTORY } from '@n8n-nodes-recotap/kit/request/sendWithRetry';
import { createTokenBucket } from '#sandbox/core/tokenBucket';
import { created, keys, pushTo, status, target, things } from '../../support/pushTo';
import { VirtualTime } from '../../support/virtualTime';

/** A run with several phases, and the times of its requests, ms since the start. */
function openRun(replies: readonly ResponseOrError[], maxWaitMs: number) {
	const time = new VirtualTime();
	const start = time.now();
	const sentAt: number[] = [];
	const ports: Ports = {
		send: async ({ body }) => {
			sentAt.push(time.now() - start);
			const { keys: inRequest = [] } = (body ?? {}) as { keys?: readonly string[] };
			return await Promise.resolve(replies[sentAt.length - 1] ?? created(inRequest));
		},
		sleep: time.sleep,
		now: time.now,
		random: () => 0.5,
		cancelled: () => false,
	};
	const run = new Run(ports, { maxRetries: 2, maxWaitMs });
	const look = async (part: Run) =>
		await time.run(
			sendWithRetry(
				{ method: 'GET', path: '/' },
				() => ({ about: 'unclear', text: '' }),
				part,
				NO_HISTORY,
			),
		);
	const write = async (part: Run) =>
		await time.run(
			push(things(['a']), target, { batchSize: 1, concurrency: 1, duplicates: 'keepLast' }, part),
		);
	return { run, look, write, sentAt, time };
}

describe('the phases of a run', () => {
	it.each([429, 503])(
		'do not send while another phase has been asked to wait: HTTP %i',
		async (code) => {
			const hour = status(code, undefined, { 'retry-after': '3600' });
			const { run, look, write, sentAt, time } = openRun([hour], 900_000);
			await look(run.phase());
			const { outcomes, stop } = await write(run.phase());
			expect(sentAt).toEqual([0]);
			expect(outcomes).toMatchObject([{ status: 'notSent', code: 'waitTooLong' }]);
			expect(stop?.resumeAt).toBe(time.now() + 3_600_000);
		},
	);

	it('share the wait limit', async () => {
		const wait = status(503, undefined, { 'retry-after': '4' });
		const { run, look, write, time } = openRun([wait, created([]), wait], 6000);
		const begin = time.now();
		expect((await look(run.phase())).verdict.kind).toBe('success');
		const { outcomes } = await write(run.phase());
		expect(outcomes).toMatchObject([{ status: 'unknown', code: 'waitTooLong' }]);
		expect(time.now() - begin).toBe(4000);
	});

	it('stop separately', async () => {
		const { run, look, write } = openRun([status(403)], 1000);
		const part = run.phase();
		await look(part);
		expect(part.stop?.code).toBe('unauthorised');
		expect((await write(run.phase())).outcomes).toMatchObject([{ status: 'created' }]);
	});

	it('may have fewer retries', async () => {
		const { run, look, sentAt } = openRun([status(503), status(503)], 60_000);
		await look(run.phase(0));
		expect(sentAt).toHaveLength(1);
		await look(run.phase());
		expect(sentAt).toHaveLength(3);
	});
});

describe('an API that only throttles', () => {
	it.each([
		['without a word', {}, 1000],
		['with short waits', { 'retry-after': '2' }, 5000],
	])('is not waited for longer than allowed: %s', async (_, headers, maxWaitMs) => {
		const { time, stop, requests } = await pushTo(
			() => status(429, undefined, headers),
			things(keys(200)),
			{ batchSize: 1, concurrency: 4, maxRetries: 2, maxWaitMs },
		);
		expect(stop?.code).toBe('waitTooLong');
		expect(time.now() - Date.UTC(2026, 0, 1)).toBeLessThanOrEqual(maxWaitMs);
		expect(requests).toBeLessThan(40);
	});

	it('is not waited for again once it stops accepting requests', async () => {
		const { time, stop } = await pushTo(
			(inRequest, { number }) => (number <= 5 ? created(inRequest) : status(429)),
			things(keys(200)),
			{ batchSize: 1, concurrency: 4, maxRetries: 20, maxWaitMs: 10_000 },
		);
		expect(stop?.code).toBe('waitTooLong');
		// Spacing before the second throttle is not counted.
		expect(time.now() - Date.UTC(2026, 0, 1)).toBeLessThanOrEqual(10_000 + 4000);
	});
});

describe('spacing requests at the rate of the API', () => {
	it.each([
		['that says when to come back', { 'retry-after': '1' }],
		['that does not say when to come back', {}],
	])(
		'does not count as waiting: 1,000 requests to an API %s and takes one a second',
		async (_, headers) => {
			const time = new VirtualTime();
			const takeToken = createTokenBucket({ requestsPerSecond: 1 }, time.now);
			const { statuses, stop } = await pushTo(
				(inRequest) => (takeToken().ok ? created(inRequest) : status(429, undefined, headers)),
				things(keys(1000)),
				{ time, batchSize: 1, concurrency: 4, maxWaitMs: 900_000 },
			);
			expect(stop).toBeUndefined();
			expect(new Set(statuses)).toEqual(new Set(['created']));
		},
	);
});
