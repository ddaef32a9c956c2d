import {
	type BatchOutcomes,
	resultsToOutcomes,
} from '@n8n-nodes-recotap/kit/push/resultsToOutcomes';
import type { Decoded, RowResult } from '@n8n-nodes-recotap/kit/push/target';

/** Nothing but the last attempt reached the API. */
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

function read(keys: readonly string[], decoded: Decoded, history = CERTAIN): BatchOutcomes {
	const rows = keys.map((key) => ({ key, isSuspect: false }));
	return resultsToOutcomes(rows, decoded, history, 'domain');
}

describe('a reply with one result for each row', () => {
	it('is handed on as it is', () => {
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

	it.each(['resolved', 'skipped'] as const)('may say that a row is %s', (status) => {
		const result: RowResult = { key: 'a', status, code: 'why', reason: 'Why', facts: FACTS };
		expect(read(['a'], { kind: 'perRow', results: [result] }).outcomes).toMatchObject([
			{ status, attempts: 3, facts: FACTS },
		]);
	});

	it('does not report a success for a row that it leaves out', () => {
		expect(read(['a'], { kind: 'perRow', results: [] }).outcomes).toEqual([NO_ANSWER]);
	});

	it('counts answers that belong to no row or come twice', () => {
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

	it('reports a record that exists already as refused', () => {
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

	it('is proven to be refused by a refusal that comes before anything is stored', () => {
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
	] as const)('believes $status after a lost answer too', (said) => {
		const decoded: Decoded = { kind: 'perRow', results: [{ key: 'a', ...said }] };
		expect(read(['a'], decoded, AMBIGUOUS).outcomes).toEqual([{ ...said, attempts: 3 }]);
	});
});

describe('a reply with counts', () => {
	it('names the missing rows in the words of the user', () => {
		const decoded: Decoded = { kind: 'counts', matched: 1, updated: 1, notFound: ['b'] };
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

	it('does not report a row as updated that was found and not written', () => {
		const decoded: Decoded = { kind: 'counts', matched: 1, updated: 0, notFound: [] };
		expect(read(['a'], decoded).outcomes).toEqual([NOT_CONFIRMED]);
	});

	it('does not tell which of several rows was written', () => {
		const decoded: Decoded = { kind: 'counts', matched: 2, updated: 1, notFound: [] };
		expect(read(['a', 'b'], decoded)).toEqual({
			outcomes: [NOT_CONFIRMED, NOT_CONFIRMED],
			foreign: 0,
			repeated: 0,
		});
	});
});

describe('a reply that cannot be read', () => {
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

describe('a reply with results that name no row', () => {
	const results: RowResult[] = [
		{ key: undefined, status: 'resolved', facts: FACTS },
		{ key: undefined, status: 'failed', code: 'no', reason: 'No', facts: {} },
	];

	it('is read in the order of the rows when none is missing', () => {
		expect(read(['a', 'b'], { kind: 'inOrder', results })).toEqual({
			outcomes: [
				{ status: 'resolved', attempts: 3, facts: FACTS },
				{ status: 'failed', code: 'no', reason: 'No', attempts: 3, facts: {} },
			],
			foreign: 0,
			repeated: 0,
		});
	});

	it.each([[['a']], [['a', 'b', 'c']]])('says nothing about %j: one is missing', (rows) => {
		expect(read(rows, { kind: 'inOrder', results })).toEqual({
			outcomes: rows.map(() => NO_ANSWER),
			foreign: 2,
			repeated: 0,
		});
	});
});
