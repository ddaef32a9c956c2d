import {
	created,
	firstAnswering,
	keys,
	noAnswer,
	pushTo,
	status,
	things,
} from '../../support/pushTo';
import { VirtualTime } from '../../support/virtualTime';

describe('a response that stops the run', () => {
	it.each([
		[401, 'unauthorised'],
		[403, 'unauthorised'],
		[404, 'wrongAddress'],
		[405, 'wrongAddress'],
		[301, 'wrongAddress'],
		[308, 'wrongAddress'],
		[402, 'rejected'],
		[410, 'rejected'],
	])('HTTP %i: sent rows keep their outcome, the others are not sent', async (code, word) => {
		const { outcomes, stop, requests } = await pushTo(
			firstAnswering(created(['k0']), status(code, { about: 'unclear', text: 'Go away' })),
			things(keys(3)),
			{ batchSize: 1 },
		);
		expect(outcomes.map(({ status: which }) => which)).toEqual(['created', 'notSent', 'notSent']);
		expect(outcomes[2]).toMatchObject({ code: word });
		expect(outcomes[2]).not.toHaveProperty('resumeAt');
		expect(stop?.code).toBe(word);
		expect(requests).toBe(2);
	});

	it("is reported with the API's message", async () => {
		const { stop } = await pushTo(
			firstAnswering(status(401, { about: 'group', text: 'Invalid API key' })),
			things(['a']),
		);
		expect(stop).toEqual({ code: 'unauthorised', reason: 'HTTP 401: Invalid API key' });
	});

	it('leaves rows unknown that an earlier attempt may have stored', async () => {
		const { outcomes } = await pushTo(firstAnswering(status(502), status(401)), things(['a']));
		expect(outcomes).toMatchObject([{ status: 'unknown', code: 'unauthorised', attempts: 2 }]);
	});

	it('lets requests in flight finish', async () => {
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

	it('prevents every request if the credential cannot be used', async () => {
		const { outcomes, stop } = await pushTo(() => noAnswer('misconfigured'), things(['a', 'b']), {
			batchSize: 1,
		});
		expect(outcomes.map(({ status: which }) => which)).toEqual(['notSent', 'notSent']);
		expect(stop?.code).toBe('misconfigured');
	});
});

describe('cancelling by the user', () => {
	it('prevents further requests and leaves rows in flight unknown', async () => {
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

	it('prevents every request if it comes first', async () => {
		const { outcomes, requests } = await pushTo(created, things(['a']), { cancelled: () => true });
		expect(outcomes).toEqual([
			{ status: 'notSent', code: 'cancelled', reason: 'The execution was cancelled' },
		]);
		expect(requests).toBe(0);
	});
});
