import type { ResponseOrError } from '@n8n-nodes-recotap/kit/request/ports';
import type { RowFault } from '@n8n-nodes-recotap/kit/push/target';
import {
	accepted,
	created,
	type FakeApi,
	keys,
	noAnswer,
	pushTo,
	status,
	things,
} from '../../support/pushTo';

const refuse = (faults: readonly RowFault[] = []): ResponseOrError =>
	status(400, { about: 'rows', faults, text: 'name should not be empty' });

/** Refuses every request with one of these rows, without naming it. */
const poisonedBy =
	(...bad: readonly string[]): FakeApi =>
	(inRequest) =>
		inRequest.some((key) => bad.includes(key)) ? refuse() : created(inRequest);

describe('a bad row', () => {
	it('does not affect the other rows and costs at most 15 requests, at any position', async () => {
		for (const bad of keys(100)) {
			const { outcomes, requests } = await pushTo(poisonedBy(bad), things(keys(100)));
			expect(requests).toBeLessThanOrEqual(15);
			outcomes.forEach((outcome, index) => {
				expect(outcome.status).toBe(`k${index}` === bad ? 'failed' : 'created');
			});
		}
	});

	it('costs less the further back it is, because a clean left half proves that the right one is bad', async () => {
		const { sent } = await pushTo(poisonedBy('k99'), things(keys(100)));
		expect(sent.map(({ length }) => length)).toEqual([100, 50, 25, 13, 6, 3, 2, 1]);
	});

	it("is reported with the API's message and the number of requests that carried it", async () => {
		const { outcomes } = await pushTo(poisonedBy('k1'), things(keys(2)));
		expect(outcomes).toEqual([
			{ status: 'created', attempts: 2, facts: { id: 'id-k0' } },
			{
				status: 'failed',
				code: 'refused',
				reason: 'name should not be empty',
				attempts: 2,
				facts: {},
			},
		]);
	});

	it('needs no search if the response names it', async () => {
		const { outcomes, requests } = await pushTo(
			(inRequest) => {
				const position = inRequest.indexOf('k37');
				return position < 0 ? created(inRequest) : refuse([{ position, text: 'name is odd' }]);
			},
			things(keys(100)),
		);
		expect(requests).toBe(2);
		expect(outcomes[37]).toMatchObject({ status: 'failed', reason: 'name is odd' });
		expect(outcomes.filter(({ status: word }) => word === 'created')).toHaveLength(99);
	});

	it('is found by halving if the response names a row that was not sent', async () => {
		const { statuses } = await pushTo(
			(inRequest) =>
				inRequest.includes('k2') ? refuse([{ position: 100, text: 'odd' }]) : created(inRequest),
			things(keys(4)),
		);
		expect(statuses).toEqual(['created', 'created', 'failed', 'created']);
	});

	it.each([
		['HTTP 409', 409],
		['HTTP 422', 422],
	])('is also isolated after a refusal with %s', async (_, code) => {
		const { statuses } = await pushTo(
			(inRequest) =>
				inRequest.includes('k1')
					? status(code, { about: 'rows', faults: [], text: 'odd' })
					: created(inRequest),
			things(keys(2)),
		);
		expect(statuses).toEqual(['created', 'failed']);
	});

	it('is searched only among refused rows: a lost response during the search proves nothing', async () => {
		const { statuses } = await pushTo(
			(inRequest) => {
				if (inRequest.length === 4) return refuse();
				return inRequest.includes('k0') ? status(500) : created(inRequest);
			},
			things(keys(4)),
			{ maxRetries: 0 },
		);
		expect(statuses).toEqual(['unknown', 'unknown', 'created', 'created']);
	});

	it('is no longer searched once the run stops', async () => {
		const { statuses, requests } = await pushTo(
			(_, { number }) => (number === 1 ? refuse() : status(401)),
			things(keys(100)),
		);
		expect(requests).toBe(2);
		expect(new Set(statuses)).toEqual(new Set(['notSent']));
	});

	it('is unknown if an earlier attempt with it may have been carried out', async () => {
		const { statuses } = await pushTo(
			(inRequest, { number }) =>
				number === 1 ? noAnswer('lost') : poisonedBy('k1')(inRequest, { number } as never),
			things(keys(2)),
		);
		expect(statuses).toEqual(['created', 'unknown']);
	});
});

describe('many bad rows', () => {
	it.each([
		[2, 30],
		[5, 60],
		[10, 95],
		[20, 115],
		[50, 115],
		[100, 115],
	])('%i in 100, spread evenly, cost at most %i requests', async (count, most) => {
		const bad = keys(count).map((_, index) => `k${Math.floor((index * 100) / count)}`);
		const { statuses, requests } = await pushTo(poisonedBy(...bad), things(keys(100)));
		expect(requests).toBeLessThanOrEqual(most);
		expect(statuses).toEqual(keys(100).map((key) => (bad.includes(key) ? 'failed' : 'created')));
	});
});

describe('a request that is too large', () => {
	it('is halved until it fits, and both halves are sent', async () => {
		const { sent, statuses } = await pushTo(
			(inRequest) => (inRequest.length > 30 ? status(413) : created(inRequest)),
			things(keys(100)),
		);
		expect(sent.map(({ length }) => length)).toEqual([100, 50, 25, 25, 50, 25, 25]);
		expect(new Set(statuses)).toEqual(new Set(['created']));
	});

	it('fails a single row that is too large on its own', async () => {
		const { outcomes } = await pushTo(
			(inRequest) => (inRequest.includes('k0') ? status(413) : created(inRequest)),
			things(keys(2)),
		);
		expect(outcomes).toMatchObject([
			{ status: 'failed', reason: 'HTTP 413' },
			{ status: 'created' },
		]);
	});
});

describe('a response with counts', () => {
	/** Writes all rows but some and returns only counts. */
	const counting =
		(lost: readonly string[], missing: readonly string[] = []): FakeApi =>
		(inRequest) => {
			const found = inRequest.filter((key) => !missing.includes(key));
			return accepted({
				kind: 'counts',
				matched: found.length,
				updated: found.filter((key) => !lost.includes(key)).length,
				notFound: inRequest.filter((key) => missing.includes(key)),
			});
		};

	it('determines every row if they add up', async () => {
		const { outcomes, requests } = await pushTo(counting([], ['k1']), things(keys(3)));
		expect(outcomes).toEqual([
			{ status: 'updated', attempts: 1, facts: {} },
			{
				status: 'notFound',
				code: 'notFound',
				reason: 'There is no record with this key',
				attempts: 1,
				facts: {},
			},
			{ status: 'updated', attempts: 1, facts: {} },
		]);
		expect(requests).toBe(1);
	});

	it('leaves rows unknown that it does not name if they do not add up, and sends nothing again', async () => {
		const { statuses, outcomes, requests } = await pushTo(
			counting(['k5'], ['k2']),
			things(keys(100)),
		);
		expect(requests).toBe(1);
		expect(statuses).toEqual(keys(100).map((key) => (key === 'k2' ? 'notFound' : 'unknown')));
		expect(outcomes[5]).toMatchObject({ code: 'notConfirmed' });
	});
});
