import fc from 'fast-check';
import {
	dedupe,
	type Deduped,
	type DuplicateRule,
	type Keyed,
} from '@n8n-nodes-recotap/kit/push/dedupe';

const groups = [{ name: 'west' }, { name: 'east' }] as const;
/** Few keys, so that they repeat, and gaps in the indexes, as left by invalid rows. */
const rows = fc
	.array(
		fc.record({
			key: fc.constantFrom('a', 'b', 'c', 'd'),
			group: fc.constantFrom(...groups),
			gap: fc.integer({ min: 0, max: 2 }),
		}),
		{ maxLength: 40 },
	)
	.map((drafts): readonly Keyed[] => {
		let index = -1;
		return drafts.map(({ key, group, gap }) => ({ key, group, index: (index += 1 + gap) }));
	});

function dedupeProperty(
	rules: readonly DuplicateRule[],
	check: (deduped: Deduped<Keyed>, rows: readonly Keyed[], rule: DuplicateRule) => void,
): void {
	fc.assert(
		fc.property(rows, fc.constantFrom(...rules), (someRows, rule) => {
			check(dedupe(someRows, rule), someRows, rule);
		}),
		{ numRuns: 500 },
	);
}

it('loses no row: each is either sent, in order, or a duplicate', () => {
	dedupeProperty(['keepLast', 'keepFirst', 'sendAll'], ({ send, duplicateOf }, rows) => {
		expect(send).toEqual(rows.filter(({ index }) => !duplicateOf.has(index)));
		expect(send.length + duplicateOf.size).toBe(rows.length);
	});
});

it('sends every key of a group exactly once', () => {
	dedupeProperty(['keepLast', 'keepFirst'], ({ send }, rows) => {
		for (const group of groups) {
			const keysOf = (some: readonly Keyed[]): string[] =>
				some.filter((row) => row.group === group).map(({ key }) => key);
			expect(keysOf(send).sort()).toEqual([...new Set(keysOf(rows))].sort());
		}
	});
});

it('names for each duplicate a sent row with the same key and options', () => {
	dedupeProperty(['keepLast', 'keepFirst'], ({ send, duplicateOf }, rows, rule) => {
		for (const [index, winner] of duplicateOf) {
			const { key, group } = rows.find((row) => row.index === index) ?? {};
			expect(send.find((row) => row.index === winner)).toEqual({ key, group, index: winner });
			expect(winner > index).toBe(rule === 'keepLast');
		}
	});
});
