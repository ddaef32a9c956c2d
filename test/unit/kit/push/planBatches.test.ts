import type { Keyed } from '@n8n-nodes-recotap/kit/push/dedupe';
import { type Batch, planBatches } from '@n8n-nodes-recotap/kit/push/planBatches';
import { groupOf, indexesOf, rowsOf } from '../../support/rows';

function plan(size: number, ...keys: readonly string[]): readonly Batch<Keyed>[] {
	return planBatches(rowsOf(...keys), size);
}

/** The batches as keys, in order. */
function keysOf(batches: readonly Batch<Keyed>[]): string[] {
	return batches.map(({ rows }) => rows.map(({ key }) => key).join(' '));
}

/** For each batch, the positions of the batches that it waits for. */
function waitsOf(batches: readonly Batch<Keyed>[]): number[][] {
	return batches.map(({ after }) => [...after].map((earlier) => batches.indexOf(earlier)));
}

describe('rows with different keys', () => {
	it.each([
		[1, ['a', 'b', 'c']],
		[2, ['a b', 'c']],
		[3, ['a b c']],
		[4, ['a b c']],
	])('fill requests of %i rows in order', (size, batches) => {
		expect(keysOf(plan(size, 'a', 'b', 'c'))).toEqual(batches);
	});

	it('wait for no other request', () => {
		expect(waitsOf(plan(1, 'a', 'b', 'c'))).toEqual([[], [], []]);
	});

	it.each([
		[99, 1],
		[100, 1],
		[101, 2],
		[200, 2],
		[201, 3],
	])('%i of them need %i requests of 100', (count, requests) => {
		const keys = Array.from({ length: count }, (_, index) => `k${index}`);
		expect(plan(100, ...keys)).toHaveLength(requests);
	});

	it('need no request if there are no rows', () => {
		expect(plan(100)).toEqual([]);
	});
});

describe('rows with the same key', () => {
	it('are sent one after the other, in their order', () => {
		const batches = plan(100, 'a', 'a', 'a');
		expect(batches.map(({ rows }) => indexesOf(rows))).toEqual([[0], [1], [2]]);
		expect(waitsOf(batches)).toEqual([[], [0], [1]]);
	});

	it('leave unused room to later rows', () => {
		expect(keysOf(plan(2, 'a', 'a', 'b', 'c'))).toEqual(['a b', 'a c']);
	});

	it('skip a full request before one with room', () => {
		const batches = plan(2, 'a', 'b', 'c', 'd', 'a');
		expect(keysOf(batches)).toEqual(['a b', 'c d', 'a']);
		expect(waitsOf(batches)).toEqual([[], [], [0]]);
	});

	it('skip a full request after one with room', () => {
		const batches = plan(3, 'a', 'a', 'b', 'b', 'c', 'c', 'd');
		expect(keysOf(batches)).toEqual(['a b c', 'a b c', 'd']);
		expect(waitsOf(batches)).toEqual([[], [0], []]);
	});

	it('skip a full request after the one with their previous row', () => {
		expect(keysOf(plan(2, 'a', 'a', 'a', 'b', 'b', 'c', 'c'))).toEqual(['a b', 'a b', 'a c', 'c']);
	});

	it('wait for each request with one of their previous rows', () => {
		const batches = plan(2, 'a', 'b', 'c', 'd', 'c', 'a');
		expect(keysOf(batches)).toEqual(['a b', 'c d', 'c a']);
		expect(waitsOf(batches)).toEqual([[], [], [1, 0]]);
	});
});

describe('groups', () => {
	it('never share a request', () => {
		const batches = plan(2, 'a@west', 'b@east', 'c@west', 'd@east', 'e@west');
		expect(keysOf(batches)).toEqual(['a c', 'b d', 'e']);
		expect(batches.map(({ group }) => group)).toEqual([
			groupOf('west'),
			groupOf('east'),
			groupOf('west'),
		]);
	});

	it('are sent in order if they write the same record', () => {
		const batches = plan(100, 'a@west', 'a@east', 'a@west', 'b@west');
		expect(batches.map(({ rows }) => indexesOf(rows))).toEqual([[0, 3], [1], [2]]);
		expect(waitsOf(batches)).toEqual([[], [0], [1]]);
	});

	it('write the same record in the order of the rows, even if each contains its key once', () => {
		const rows = rowsOf('x@west', 'a@east', 'a@west');
		const batches = planBatches(rows, 100, false);
		expect(batches.map(({ rows: ofBatch }) => indexesOf(ofBatch))).toEqual([[0], [1], [2]]);
		expect(waitsOf(batches)).toEqual([[], [], [1]]);
	});

	it('use remaining room in a request that may still take the row', () => {
		const batches = plan(2, 'a@west', 'a@east', 'a@west', 'b@east', 'b@west', 'c@west');
		expect(keysOf(batches)).toEqual(['a c', 'a b', 'a b']);
		expect(waitsOf(batches)).toEqual([[], [0], [1]]);
	});

	it('are sent one after the other if they write the same record', () => {
		const batches = plan(2, 'a@west', 'b@west', 'a@east', 'a@north');
		expect(keysOf(batches)).toEqual(['a b', 'a', 'a']);
		expect(waitsOf(batches)).toEqual([[], [0], [1]]);
	});
});
