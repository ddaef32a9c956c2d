import { dedupe, type DuplicateRule } from '@n8n-nodes-recotap/kit/push/dedupe';
import { indexesOf, rowsOf } from '../../support/rows';

function deduped(rule: DuplicateRule, ...keys: readonly string[]): object {
	const { send, duplicateOf } = dedupe(rowsOf(...keys), rule);
	return { send: indexesOf(send), duplicateOf: [...duplicateOf] };
}

describe('keepLast', () => {
	it('sends the last of several rows and reports which one replaces the others', () => {
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
	it('sends the first of several rows and reports which one replaces the others', () => {
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
	it('sends all rows in order if no key is repeated', () => {
		expect(deduped(rule, 'c', 'a', 'b')).toEqual({ send: [0, 1, 2], duplicateOf: [] });
	});

	it('treats rows of different groups as different, because they never share a request', () => {
		expect(deduped(rule, 'a@west', 'a@east')).toEqual({ send: [0, 1], duplicateOf: [] });
	});

	it('sends nothing for no rows', () => {
		expect(deduped(rule)).toEqual({ send: [], duplicateOf: [] });
	});
});

it('identifies rows by their index in the run, not among the valid rows', () => {
	const rows = rowsOf('x', 'a', 'x', 'a').filter(({ key }) => key === 'a');
	const { send, duplicateOf } = dedupe(rows, 'keepLast');
	expect(indexesOf(send)).toEqual([3]);
	expect([...duplicateOf]).toEqual([[1, 3]]);
});
