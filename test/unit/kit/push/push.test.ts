import type { CheckedRow } from '@n8n-nodes-recotap/kit/push/push';
import {
	accepted,
	created,
	keys,
	pushTo,
	type Shared,
	status,
	target,
	type Thing,
	things,
} from '../../support/pushTo';

describe('what push sends', () => {
	it('is nothing for no rows', async () => {
		const { outcomes, requests, stop } = await pushTo(created, []);
		expect({ outcomes, requests, stop }).toEqual({ outcomes: [], requests: 0, stop: undefined });
	});

	it.each([
		[1, [1]],
		[100, [100]],
		[101, [100, 1]],
		[250, [100, 100, 50]],
	])('is %i rows in as few requests as the API allows', async (count, sizes) => {
		const { sent, requests, statuses } = await pushTo(created, things(keys(count)));
		expect(sent.map(({ length }) => length)).toEqual(sizes);
		expect(requests).toBe(sizes.length);
		expect(statuses).toEqual(keys(count).map(() => 'created'));
	});

	it("never exceeds the API's limit, whatever batch size the user sets", async () => {
		const small = { ...target, limit: 20 };
		const { sent } = await pushTo(created, things(keys(50)), { target: small, batchSize: 30 });
		expect(sent.map(({ length }) => length)).toEqual([20, 20, 10]);
	});

	it('excludes invalid rows, which keep their position in the report', async () => {
		const rows: CheckedRow<Thing, Shared>[] = [
			{ valid: false, reason: "'Key' is empty" },
			...things(['a']),
			{ valid: false, reason: "'Key' is odd" },
		];
		const { sent, outcomes } = await pushTo(created, rows);
		expect(sent).toEqual([['a']]);
		expect(outcomes).toEqual([
			{ status: 'invalid', code: 'invalid', reason: "'Key' is empty" },
			{ status: 'created', attempts: 1, facts: { id: 'id-a' } },
			{ status: 'invalid', code: 'invalid', reason: "'Key' is odd" },
		]);
	});

	it('excludes duplicates, which name the row sent instead', async () => {
		const { sent, outcomes } = await pushTo(created, things(['a', 'b', 'a']));
		expect(sent).toEqual([['b', 'a']]);
		expect(outcomes[0]).toEqual({
			status: 'duplicate',
			code: 'duplicate',
			reason: 'Item 3 has the same key and was sent instead',
			duplicateOf: 2,
		});
	});

	it('combines rows with equal options and separates others', async () => {
		const rows = [
			...things(['a'], { list: 'x' }),
			...things(['b'], { list: 'y' }),
			...things(['c'], { list: 'x' }),
		];
		const { sent } = await pushTo(created, rows);
		expect(sent).toEqual([['a', 'c'], ['b']]);
	});
});

describe('concurrent requests', () => {
	const slowly: typeof created = (inRequest) => created(inRequest);

	it("reach but never exceed the user's limit", async () => {
		const { peak } = await pushTo(
			async (inRequest, { time }) => {
				await time.after(100);
				return slowly(inRequest);
			},
			things(keys(1000)),
			{ concurrency: 3 },
		);
		expect(peak).toBe(3);
	});

	it('keep the outcomes in the order of the rows', async () => {
		const { outcomes } = await pushTo(
			async (inRequest, { number, time }) => {
				await time.after(1000 / number);
				return created(inRequest);
			},
			things(keys(400)),
			{ concurrency: 4 },
		);
		expect(outcomes.map((outcome) => ('facts' in outcome ? outcome.facts.id : ''))).toEqual(
			keys(400).map((key) => `id-${key}`),
		);
	});

	it('never carry rows with the same key', async () => {
		const order: string[] = [];
		await pushTo(
			async ([key = ''], { shared, time }) => {
				order.push(`start ${key} ${shared.list}`);
				await time.after(shared.list === 'x' ? 1000 : 10);
				order.push(`end ${key} ${shared.list}`);
				return created([key]);
			},
			[
				...things(['a'], { list: 'x' }),
				...things(['a'], { list: 'y' }),
				...things(['b'], { list: 'z' }),
			],
			{ concurrency: 3 },
		);
		expect(order.indexOf('start a y')).toBeGreaterThan(order.indexOf('end a x'));
		expect(order.indexOf('start b z')).toBeLessThan(order.indexOf('end a x'));
	});
});

describe('what the API returns', () => {
	it('leaves a row unknown that the response does not mention', async () => {
		const { outcomes } = await pushTo(() => created(['a']), things(['a', 'b']));
		expect(outcomes).toEqual([
			{ status: 'created', attempts: 1, facts: { id: 'id-a' } },
			{
				status: 'unknown',
				code: 'noAnswer',
				reason: 'The response does not mention this item, or contradicts itself',
				attempts: 1,
				facts: {},
			},
		]);
	});

	it('is counted if it belongs to no row or is repeated', async () => {
		const { statuses, foreign, repeated } = await pushTo(
			(inRequest) => created([...inRequest, 'b', 'x', 'y']),
			things(['a', 'b']),
		);
		expect({ statuses, foreign, repeated }).toEqual({
			statuses: ['created', 'created'],
			foreign: 2,
			repeated: 1,
		});
	});

	it('is quoted if it refuses a row', async () => {
		const { outcomes, stop } = await pushTo(
			() =>
				accepted({
					kind: 'perRow',
					results: [
						{
							key: 'a',
							status: 'failed',
							code: 'odd',
							reason: 'Odd thing',
							facts: {},
						},
						{ key: 'b', status: 'unknown', code: 'new', reason: 'New word', facts: { id: 1 } },
					],
				}),
			things(['a', 'b']),
		);
		expect(outcomes).toEqual([
			{ status: 'failed', code: 'odd', reason: 'Odd thing', attempts: 1, facts: {} },
			{ status: 'unknown', code: 'new', reason: 'New word', attempts: 1, facts: { id: 1 } },
		]);
		expect(stop).toBeUndefined();
	});

	it('stops the run if it is a success that cannot be parsed', async () => {
		const { statuses, stop, requests } = await pushTo(
			(inRequest, { number }) =>
				number === 2 ? accepted({ kind: 'unreadable', reason: 'HTML' }) : created(inRequest),
			things(keys(3)),
			{ batchSize: 1 },
		);
		expect(statuses).toEqual(['created', 'unknown', 'notSent']);
		expect(stop).toEqual({ code: 'unreadable', reason: 'HTML' });
		expect(requests).toBe(2);
	});
});

describe('a refusal of the options', () => {
	const refusal = { about: 'group', text: 'No such list' } as const;

	it('fails the rows that share them, without sending the rest of these rows', async () => {
		const rows = [...things(keys(3), { list: 'bad' }), ...things(['z'], { list: 'good' })];
		const { outcomes, sent } = await pushTo(
			(inRequest, { shared }) =>
				shared.list === 'bad' ? status(400, refusal) : created(inRequest),
			rows,
			{ batchSize: 2 },
		);
		const failed = { status: 'failed', code: 'refused', reason: 'No such list', facts: {} };
		expect(outcomes).toEqual([
			{ ...failed, attempts: 1 },
			{ ...failed, attempts: 1 },
			{ ...failed, attempts: 0 },
			{ status: 'created', attempts: 1, facts: { id: 'id-z' } },
		]);
		expect(sent).toEqual([['k0', 'k1'], ['z']]);
	});

	it('is distinguished from a refusal of rows', async () => {
		const rows = [
			...things(['k0', 'k1'], { list: 'bad' }),
			...things(['row'], { list: 'odd' }),
			...things(['z'], { list: 'good' }),
		];
		const { outcomes, optionsRefused } = await pushTo((inRequest, { shared }) => {
			if (shared.list === 'bad') return status(400, refusal);
			return shared.list === 'odd'
				? status(400, { about: 'rows', faults: [{ position: 0, text: 'No' }], text: 'No' })
				: created(inRequest);
		}, rows);
		expect(outcomes.map((outcome) => outcome.status)).toEqual([
			'failed',
			'failed',
			'failed',
			'created',
		]);
		expect([...optionsRefused]).toEqual([0, 1]);
	});

	it('is also assumed if the body is empty', async () => {
		const { outcomes } = await pushTo(() => status(400), things(['a']));
		expect(outcomes).toMatchObject([{ status: 'failed', reason: 'HTTP 400' }]);
	});
});
