import fc from 'fast-check';
import { matchResults } from '@n8n-nodes-recotap/kit/push/matchResults';
import type { RowResult } from '@n8n-nodes-recotap/kit/push/target';

const KEYS = ['a', 'b', 'c', 'd', 'e'];
const status = fc.constantFrom('created', 'updated');

/** A response in two orders. */
function inTwoOrders<Result>(
	results: fc.Arbitrary<readonly Result[]>,
): fc.Arbitrary<readonly [readonly Result[], readonly Result[]]> {
	return results.chain((some) =>
		fc.tuple(fc.constant(some), fc.shuffledSubarray([...some], { minLength: some.length })),
	);
}

it('gives every row its own result, whatever the order of the response', () => {
	const reply = fc
		.tuple(...KEYS.map(() => status))
		.map((statuses) =>
			statuses.map((status, row): RowResult => ({ key: KEYS[row], status, facts: { row } })),
		);
	fc.assert(
		fc.property(inTwoOrders(reply), ([inOrder, shuffled]) => {
			expect(matchResults(KEYS, shuffled)).toEqual({ results: inOrder, foreign: 0, repeated: 0 });
		}),
	);
});

it('does not depend on the order of an incomplete response with unknown and repeated keys', () => {
	const key = fc.constantFrom(...KEYS, 'stranger', undefined);
	const reply = fc.array(fc.record({ key, status, facts: fc.constant({}) }), { maxLength: 15 });
	fc.assert(
		fc.property(inTwoOrders(reply), ([one, other]) => {
			expect(matchResults(KEYS, other)).toEqual(matchResults(KEYS, one));
		}),
		{ numRuns: 500 },
	);
});

it('accounts for every result: used, foreign or repeated', () => {
	const key = fc.constantFrom(...KEYS, 'stranger', undefined);
	const reply = fc.array(
		fc.record({ key, status: fc.constant('created' as const), facts: fc.constant({}) }),
	);
	fc.assert(
		fc.property(reply, (results) => {
			const { results: matched, foreign, repeated } = matchResults(KEYS, results);
			const used = matched.filter((result) => result !== undefined).length;
			expect(matched).toHaveLength(KEYS.length);
			expect(used + foreign + repeated).toBe(results.length);
		}),
		{ numRuns: 500 },
	);
});
