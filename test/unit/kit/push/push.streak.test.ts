import type { ResponseOrError } from '@n8n-nodes-recotap/kit/request/ports';
import { created, keys, noAnswer, pushTo, status, things } from '../../support/pushTo';

describe('a refusal of the whole request that looks like one of rows', () => {
	const quota = (): ResponseOrError =>
		status(400, { about: 'rows', faults: [], text: 'The quota of this month is used up' });

	it.each([
		[100, 1, 100, 50],
		[1000, 4, 100, 150],
		[1000, 10, 100, 230],
		[1000, 4, 10, 350],
	])(
		'of %i rows, %i requests at a time, %i in each, costs at most %i requests',
		async (count, concurrency, batchSize, most) => {
			const { requests, outcomes } = await pushTo(quota, things(keys(count)), {
				concurrency,
				batchSize,
			});
			expect(requests).toBeLessThanOrEqual(most);
			for (const outcome of outcomes) {
				expect(outcome).toMatchObject({ status: 'failed', code: 'refused' });
				expect('reason' in outcome && outcome.reason).toMatch(
					/^The quota of this month is used up/,
				);
			}
		},
	);

	it('states which rows were not sent one by one', async () => {
		const { outcomes } = await pushTo(quota, things(keys(100)));
		const reasons = outcomes.map((outcome) => ('reason' in outcome ? outcome.reason : ''));
		const untried = reasons.filter((reason) =>
			reason.endsWith('and to a request that contained this one)'),
		);
		const tried = reasons.filter((reason) => reason === 'The quota of this month is used up');
		expect(tried.length).toBeGreaterThanOrEqual(30);
		expect(untried.length).toBe(100 - tried.length);
	});

	it('is tried with 30 rows one by one, then only with the middle and the last of the rest', async () => {
		const { sent } = await pushTo(quota, things(keys(40)));
		const alone = sent.flatMap((inRequest) => (inRequest.length === 1 ? inRequest : []));
		expect(alone).toEqual([...keys(30), 'k35', 'k39']);
	});

	it('is tried with single rows from the third bad row on', async () => {
		const { sent } = await pushTo(quota, things(keys(24)));
		const sizes = sent.map(({ length }) => length);
		expect(sizes.slice(0, 12)).toEqual([24, 12, 6, 3, 2, 1, 1, 1, 3, 1, 1, 1]);
	});

	it("keeps the API's message separate where the reason adds to it, and only there", async () => {
		const { outcomes } = await pushTo(quota, things(keys(40)));
		const untried = outcomes.filter((outcome) => 'apiMessage' in outcome);
		expect(untried).toHaveLength(8);
		for (const outcome of untried) {
			expect(outcome).toMatchObject({ apiMessage: 'The quota of this month is used up' });
		}
	});

	it('leaves rows unknown that an earlier attempt may have stored, with the message once', async () => {
		const { outcomes } = await pushTo(
			(_, { number }) => (number === 1 ? noAnswer('lost') : quota()),
			things(keys(40)),
		);
		const reason =
			'An earlier attempt got no clear response and may have saved this item. Now the API says: The quota of this month is used up';
		expect(outcomes.map((outcome) => 'reason' in outcome && outcome.reason)).toEqual(
			keys(40).map(() => reason),
		);
	});

	it.each([
		['the first 30', (at: number) => at < 30],
		['the first half', (at: number) => at < 50],
		['the first 60', (at: number) => at < 60],
	])('does not affect the good rows if %s of 100 are bad', async (_, isBad) => {
		const bad = keys(100).filter((_key, at) => isBad(at));
		const { statuses } = await pushTo(
			(inRequest) => (inRequest.some((key) => bad.includes(key)) ? quota() : created(inRequest)),
			things(keys(100)),
		);
		expect(statuses).toEqual(keys(100).map((key) => (bad.includes(key) ? 'failed' : 'created')));
	});

	it('does not affect other requests with one bad row each', async () => {
		const bad = keys(1000).filter((_, at) => at < 30 || at % 100 === 50);
		const { statuses } = await pushTo(
			(inRequest) => (inRequest.some((key) => bad.includes(key)) ? quota() : created(inRequest)),
			things(keys(1000)),
			{ concurrency: 4 },
		);
		expect(statuses).toEqual(keys(1000).map((key) => (bad.includes(key) ? 'failed' : 'created')));
	});

	it('is not assumed if rows are only too many', async () => {
		const { statuses } = await pushTo(
			(inRequest) =>
				inRequest.length > 50 || inRequest.some((key) => Number(key.slice(1)) < 40)
					? status(413)
					: created(inRequest),
			things(keys(200)),
		);
		expect(statuses.filter((word) => word === 'created')).toHaveLength(160);
	});

	it('costs no more if each response names another row with the same message', async () => {
		const { requests, statuses } = await pushTo(
			() => {
				const faults = [{ position: 0, text: 'The quota is used up' }];
				return status(400, { about: 'rows', faults, text: 'The quota is used up' });
			},
			things(keys(1000)),
			{ concurrency: 4 },
		);
		expect(requests).toBeLessThanOrEqual(150);
		expect(new Set(statuses)).toEqual(new Set(['failed']));
	});

	it('is not assumed if the message differs from row to row', async () => {
		const { outcomes } = await pushTo(
			(inRequest) =>
				inRequest.length > 1
					? quota()
					: status(400, { about: 'rows', faults: [], text: `${inRequest[0]} is odd` }),
			things(keys(100)),
		);
		expect(outcomes.map((outcome) => 'reason' in outcome && outcome.reason)).toEqual(
			keys(100).map((key) => `${key} is odd`),
		);
	});

	it('is not assumed while the API accepts other rows of the same group', async () => {
		const bad = keys(200).filter((_, index) => index % 20 !== 19);
		const { statuses } = await pushTo(
			(inRequest) => (inRequest.some((key) => bad.includes(key)) ? quota() : created(inRequest)),
			things(keys(200)),
		);
		expect(statuses).toEqual(keys(200).map((key) => (bad.includes(key) ? 'failed' : 'created')));
	});

	it('does not affect another group', async () => {
		const { statuses } = await pushTo(
			(inRequest, { shared }) => (shared.list === 'full' ? quota() : created(inRequest)),
			[...things(keys(50), { list: 'full' }), ...things(['a', 'b'], { list: 'free' })],
		);
		expect(statuses.slice(50)).toEqual(['created', 'created']);
	});

	it('no longer blocks the group once the API accepts requests again', async () => {
		const { statuses } = await pushTo(
			(inRequest, { number }) => (number < 60 ? quota() : created(inRequest)),
			things(keys(3000)),
		);
		expect(statuses.slice(-100)).toEqual(keys(100).map(() => 'created'));
	});
});
