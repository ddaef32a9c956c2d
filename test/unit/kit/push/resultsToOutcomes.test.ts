import {
	type BatchOutcomes,
	resultsToOutcomes,
} from '@n8n-nodes-recotap/kit/push/resultsToOutcomes';
import type { BatchResponse, RowResult } from '@n8n-nodes-recotap/kit/push/target';

/** Only the last attempt reached the API. */
const CERTAIN = { attempts: 3, ambiguous: false };
/** An earlier attempt may have been carried out. */
const AMBIGUOUS = { attempts: 3, ambiguous: true };

const FACTS = { rtp_aid: '663abc' };
const EXISTS: RowResult = {
	key: 'a',
	status: 'failed',
	code: 'alreadyExists',
	reason: 'It already exists',
	facts: FACTS,
};
const NOT_CONFIRMED = {
	status: 'unknown',
	code: 'notConfirmed',
	reason: 'The API did not confirm that it saved this item. It may already have been up to date',
	attempts: 3,
	facts: {},
};
const NO_ANSWER = {
	status: 'unknown',
	code: 'noAnswer',
	reason: 'The response does not mention this item, or contradicts itself',
	attempts: 3,
	facts: {},
};

function read(keys: readonly string[], decoded: BatchResponse, history = CERTAIN): BatchOutcomes {
	const rows = keys.map((key) => ({ key, isSuspect: false }));
	return resultsToOutcomes(rows, decoded, history, 'domain');
}

describe('a response with one result for each row', () => {
	it('is returned unchanged', () => {
		const results: RowResult[] = [
			{ key: 'b', status: 'updated', facts: {} },
			{ key: 'a', status: 'created', facts: FACTS },
			{ key: 'd', status: 'unknown', code: 'odd', reason: 'Odd', facts: FACTS },
			{ key: 'c', status: 'failed', code: 'no', reason: 'No', facts: FACTS },
		];
		expect(read(['a', 'b', 'c', 'd'], { kind: 'perRow', results })).toEqual({
			outcomes: [
				{ status: 'created', attempts: 3, facts: FACTS },
				{ status: 'updated', attempts: 3, facts: {} },
				{ status: 'failed', code: 'no', reason: 'No', attempts: 3, facts: FACTS },
				{ status: 'unknown', code: 'odd', reason: 'Odd', attempts: 3, facts: FACTS },
			],
			foreign: 0,
			repeated: 0,
		});
	});

	it.each(['resolved', 'skipped'] as const)('may report a row as %s', (status) => {
		const result: RowResult = { key: 'a', status, code: 'why', reason: 'Why', facts: FACTS };
		expect(read(['a'], { kind: 'perRow', results: [result] }).outcomes).toMatchObject([
			{ status, attempts: 3, facts: FACTS },
		]);
	});

	it('does not make a row a success that it omits', () => {
		expect(read(['a'], { kind: 'perRow', results: [] }).outcomes).toEqual([NO_ANSWER]);
	});

	it('counts results that belong to no row or are repeated', () => {
		const result = { status: 'created', facts: FACTS } as const;
		const results = [
			{ ...result, key: 'x' },
			{ ...result, key: 'y' },
			{ ...result, key: 'a' },
			{ ...result, key: 'a' },
		];
		expect(read(['a'], { kind: 'perRow', results })).toEqual({
			outcomes: [{ status: 'created', attempts: 3, facts: FACTS }],
			foreign: 2,
			repeated: 1,
		});
	});

	it('reports an existing record as refused', () => {
		expect(read(['a'], { kind: 'perRow', results: [EXISTS] }).outcomes).toEqual([
			{
				status: 'failed',
				code: 'alreadyExists',
				reason: 'It already exists',
				attempts: 3,
				facts: FACTS,
			},
		]);
	});

	it('does not report our own lost write as failed', () => {
		expect(read(['a'], { kind: 'perRow', results: [EXISTS] }, AMBIGUOUS).outcomes).toEqual([
			{
				status: 'unknown',
				code: 'mayBeOurs',
				reason:
					'An earlier attempt got no clear response and may have saved this item. Now the API says: It already exists',
				attempts: 3,
				facts: FACTS,
			},
		]);
	});

	it('with a refusal that precedes any write proves that the row was refused', () => {
		const results: RowResult[] = [{ ...EXISTS, code: 'noSuchField', isConclusive: true }];
		expect(read(['a'], { kind: 'perRow', results }, AMBIGUOUS).outcomes).toMatchObject([
			{ status: 'failed', code: 'noSuchField' },
		]);
	});

	it('of an earlier try proves nothing about other content', () => {
		const results: RowResult[] = [{ ...EXISTS, isConclusive: true }];
		const suspect = [{ key: 'a', isSuspect: true }];
		expect(
			resultsToOutcomes(suspect, { kind: 'perRow', results }, CERTAIN, 'domain').outcomes,
		).toMatchObject([{ status: 'unknown', code: 'mayBeOurs', facts: FACTS }]);
	});

	it.each([
		{ status: 'created', facts: FACTS },
		{ status: 'updated', facts: FACTS },
		{ status: 'unknown', code: 'odd', reason: 'Odd', facts: FACTS },
	] as const)('is trusted for $status even after a lost response', (said) => {
		const decoded: BatchResponse = { kind: 'perRow', results: [{ key: 'a', ...said }] };
		expect(read(['a'], decoded, AMBIGUOUS).outcomes).toEqual([{ ...said, attempts: 3 }]);
	});
});

describe('a response with counts', () => {
	it("reports missing rows with the user's name for the key", () => {
		const decoded: BatchResponse = { kind: 'counts', matched: 1, updated: 1, notFound: ['b'] };
		expect(read(['a', 'b'], decoded)).toEqual({
			outcomes: [
				{ status: 'updated', attempts: 3, facts: {} },
				{
					status: 'notFound',
					code: 'notFound',
					reason: 'There is no record with this domain',
					attempts: 3,
					facts: {},
				},
			],
			foreign: 0,
			repeated: 0,
		});
	});

	it('does not report a row as updated that was found but not written', () => {
		const decoded: BatchResponse = { kind: 'counts', matched: 1, updated: 0, notFound: [] };
		expect(read(['a'], decoded).outcomes).toEqual([NOT_CONFIRMED]);
	});

	it('does not show which of several rows was written', () => {
		const decoded: BatchResponse = { kind: 'counts', matched: 2, updated: 1, notFound: [] };
		expect(read(['a', 'b'], decoded)).toEqual({
			outcomes: [NOT_CONFIRMED, NOT_CONFIRMED],
			foreign: 0,
			repeated: 0,
		});
	});
});

describe('a response that cannot be parsed', () => {
	it('reports no row as stored or refused', () => {
		const outcome = {
			status: 'unknown',
			code: 'unreadable',
			reason: 'A page came back',
			attempts: 3,
			facts: {},
		};
		expect(read(['a', 'b'], { kind: 'unreadable', reason: 'A page came back' })).toEqual({
			outcomes: [outcome, outcome],
			foreign: 0,
			repeated: 0,
		});
	});
});

describe('a response with results without keys', () => {
	const results: RowResult[] = [
		{ key: undefined, status: 'resolved', facts: FACTS },
		{ key: undefined, status: 'failed', code: 'no', reason: 'No', facts: {} },
	];

	it('is matched by position if no result is missing', () => {
		expect(read(['a', 'b'], { kind: 'inOrder', results })).toEqual({
			outcomes: [
				{ status: 'resolved', attempts: 3, facts: FACTS },
				{ status: 'failed', code: 'no', reason: 'No', attempts: 3, facts: {} },
			],
			foreign: 0,
			repeated: 0,
		});
	});

	it.each([[['a']], [['a', 'b', 'c']]])('proves nothing if %j: one result is missing', (rows) => {
		expect(read(rows, { kind: 'inOrder', results })).toEqual({
			outcomes: rows.map(() => NO_ANSWER),
			foreign: 2,
			repeated: 0,
		});
	});
});
