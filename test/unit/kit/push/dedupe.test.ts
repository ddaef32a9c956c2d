import { dedupe, type DuplicateRule } from '@n8n-nodes-recotap/kit/push/dedupe';
import { indexesOf, rowsOf } from '../../support/rows';

function deduped(rule: DuplicateRule, ...keys: readonly string[]): object {
	const { send, duplicateOf } = dedupe(rowsOf(...keys), rule);
	return { send: indexesOf(send), duplicateOf: [...duplicateOf] };
}

describe('keepLast', () => {
	it('sends the last of several rows and says which one stands for the others', () => {
		expect(deduped('keepLast', 'a', 'b', 'a', 'c', 'a')).toEqual({
			send: [1, 3, 4],
			duplicateOf: [
				[0, 4],
				[2, 4],
			],
		});
	});
});

describe('keepFirst', () => {
	it('sends the first of several rows and says which one stands for the others', () => {
		expect(deduped('keepFirst', 'a', 'b', 'a', 'c', 'a')).toEqual({
			send: [0, 1, 3],
			duplicateOf: [
				[2, 0],
				[4, 0],
			],
		});
	});
});

describe('sendAll', () => {
	it('sends every row', () => {
		expect(deduped('sendAll', 'a', 'b', 'a')).toEqual({ send: [0, 1, 2], duplicateOf: [] });
	});
});

describe.each(['keepLast', 'keepFirst'] as const)('%s', (rule) => {
	it('sends all rows in order when none repeats', () => {
		expect(deduped(rule, 'c', 'a', 'b')).toEqual({ send: [0, 1, 2], duplicateOf: [] });
	});

	it('takes rows of different groups for different rows, because they travel apart', () => {
		expect(deduped(rule, 'a@west', 'a@east')).toEqual({ send: [0, 1], duplicateOf: [] });
	});

	it('sends nothing for no rows', () => {
		expect(deduped(rule)).toEqual({ send: [], duplicateOf: [] });
	});
});

it('knows rows by their place in the run, not by their place among the valid ones', () => {
	const rows = rowsOf('x', 'a', 'x', 'a').filter(({ key }) => key === 'a');
	const { send, duplicateOf } = dedupe(rows, 'keepLast');
	expect(indexesOf(send)).toEqual([3]);
	expect([...duplicateOf]).toEqual([[1, 3]]);
});
