import { matchResults } from '@n8n-nodes-recotap/kit/push/matchResults';
import type { RowResult } from '@n8n-nodes-recotap/kit/push/target';

const created = (key: string | undefined, id = 'one'): RowResult => ({
	key,
	status: 'created',
	facts: { id },
});
const failed = (key: string): RowResult => ({
	key,
	status: 'failed',
	code: 'refused',
	reason: 'No',
	facts: {},
});

it('gives each row its own result, whatever the order of the response', () => {
	expect(matchResults(['a', 'b', 'c'], [failed('c'), created('a'), created('b')])).toEqual({
		results: [created('a'), created('b'), failed('c')],
		foreign: 0,
		repeated: 0,
	});
});

it('gives no result to a row that the response omits', () => {
	expect(matchResults(['a', 'b'], [created('b')])).toEqual({
		results: [undefined, created('b')],
		foreign: 0,
		repeated: 0,
	});
});

it('counts each result for rows that were not sent', () => {
	const results = [created('x'), created('x'), created(undefined), created('a')];
	expect(matchResults(['a'], results)).toEqual({
		results: [created('a')],
		foreign: 3,
		repeated: 0,
	});
});

it('keeps the first of several results with the same status', () => {
	const results = [created('a', 'one'), created('a', 'two'), created('a', 'three')];
	expect(matchResults(['a', 'b'], results)).toEqual({
		results: [created('a', 'one'), undefined],
		foreign: 0,
		repeated: 2,
	});
});

it.each([
	['at once', [created('a'), failed('a')]],
	['and then repeats itself', [created('a'), failed('a'), created('a')]],
	['and insists', [failed('a'), created('a'), created('a')]],
])('trusts no result for a row if the response contradicts itself %s', (_how, results) => {
	expect(matchResults(['a', 'b'], [...results, created('b')])).toEqual({
		results: [undefined, created('b')],
		foreign: 0,
		repeated: results.length - 1,
	});
});

it('returns no results if no rows were sent', () => {
	expect(matchResults([], [created('a')])).toEqual({ results: [], foreign: 1, repeated: 0 });
});
