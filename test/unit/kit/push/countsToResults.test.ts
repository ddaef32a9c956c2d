import { type CountedResult, countsToResults } from '@n8n-nodes-recotap/kit/push/countsToResults';

const KEYS = ['a', 'b', 'c'];

function settle(matched: number, updated: number, ...notFound: string[]): readonly CountedResult[] {
	return countsToResults(KEYS, { kind: 'counts', matched, updated, notFound });
}

describe('counts that add up', () => {
	it('confirm every row', () => {
		expect(settle(3, 3)).toEqual(['updated', 'updated', 'updated']);
	});

	it('confirm the rows that are not named as missing', () => {
		expect(settle(2, 2, 'b')).toEqual(['updated', 'notFound', 'updated']);
	});

	it('may list a missing row more than once', () => {
		expect(settle(2, 2, 'b', 'b')).toEqual(['updated', 'notFound', 'updated']);
	});

	it('confirm that no row was found', () => {
		expect(settle(0, 0, 'c', 'b', 'a')).toEqual(['notFound', 'notFound', 'notFound']);
	});
});

describe('counts that do not add up', () => {
	const OPEN = ['notConfirmed', 'notConfirmed', 'notConfirmed'];

	it.each([0, 1, 2, 4, -1])('do not show which %i of 3 rows were written', (updated) => {
		expect(settle(3, updated)).toEqual(OPEN);
	});

	it.each([0, 2])('do not show which %i of 3 rows were found', (matched) => {
		const uncounted = ['notCounted', 'notCounted', 'notCounted'];
		expect(settle(matched, matched)).toEqual(uncounted);
		expect(settle(matched, 3)).toEqual(uncounted);
		expect(settle(matched, 0)).toEqual(uncounted);
	});

	it('do not confirm 3 rows if they report 4 as found', () => {
		expect(settle(4, 4)).toEqual(OPEN);
		expect(settle(4, 3)).toEqual(OPEN);
		expect(settle(4, 0)).toEqual(OPEN);
	});

	it('do not confirm rows if an unknown key is listed as missing', () => {
		expect(settle(2, 2, 'x')).toEqual(['notCounted', 'notCounted', 'notCounted']);
		expect(settle(3, 3, 'x')).toEqual(OPEN);
	});

	it('do not confirm rows if one is missing and another was not found', () => {
		expect(settle(1, 1, 'b')).toEqual(['notCounted', 'notFound', 'notCounted']);
	});

	it('do not prove that a row is missing if more are found than remain', () => {
		expect(settle(3, 3, 'b')).toEqual(OPEN);
		expect(settle(3, 0, 'b')).toEqual(OPEN);
	});

	it('still prove that a row is missing if it is listed', () => {
		expect(settle(2, 1, 'b')).toEqual(['notConfirmed', 'notFound', 'notConfirmed']);
		expect(settle(2, 2, 'b', 'x')).toEqual(['notConfirmed', 'notFound', 'notConfirmed']);
	});
});

it('returns no results for no rows', () => {
	expect(countsToResults([], { kind: 'counts', matched: 0, updated: 0, notFound: [] })).toEqual([]);
});
