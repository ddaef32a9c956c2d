import fc from 'fast-check';
import type { Keyed } from '@n8n-nodes-recotap/kit/push/dedupe';
import { type Batch, planBatches } from '@n8n-nodes-recotap/kit/push/planBatches';

const groups = [{ name: 'west' }, { name: 'east' }, { name: 'north' }] as const;
/** Few keys, so that they repeat. */
const rows = fc
	.array(
		fc.record({
			key: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
			group: fc.constantFrom(...groups),
		}),
		{
			maxLength: 60,
		},
	)
	.map((drafts): readonly Keyed[] => drafts.map((draft, index) => ({ ...draft, index })));
const size = fc.integer({ min: 1, max: 7 });

function planProperty(
	check: (batches: readonly Batch<Keyed>[], rows: readonly Keyed[], size: number) => void,
): void {
	fc.assert(
		fc.property(rows, size, (someRows, someSize) => {
			check(planBatches(someRows, someSize), someRows, someSize);
		}),
		{ numRuns: 500 },
	);
}

function keysOf({ rows }: Batch<Keyed>): string[] {
	return rows.map(({ key }) => key);
}

it('puts every row in exactly one request, with rows of its own group', () => {
	planProperty((batches, rows) => {
		const sent = batches.flatMap((batch) => batch.rows);
		expect(sent.sort((a, b) => a.index - b.index)).toEqual(rows);
		for (const { group, rows } of batches) {
			expect(rows.filter((row) => row.group !== group)).toEqual([]);
		}
	});
});

it('keeps every request within its size and plans no empty one', () => {
	planProperty((batches, _rows, size) => {
		for (const { rows } of batches) {
			expect(rows.length).toBeGreaterThanOrEqual(1);
			expect(rows.length).toBeLessThanOrEqual(size);
		}
	});
});

it('never puts a key twice in one request', () => {
	planProperty((batches) => {
		for (const batch of batches) expect(new Set(keysOf(batch)).size).toBe(batch.rows.length);
	});
});

it('keeps the order of rows with the same key, whatever their groups', () => {
	planProperty((batches, rows) => {
		const sent = batches.flatMap((batch) => batch.rows);
		for (const { key } of rows) {
			const indexes = sent.filter((row) => row.key === key).map(({ index }) => index);
			expect(indexes).toEqual([...indexes].sort((a, b) => a - b));
		}
	});
});

it('makes requests wait only for earlier ones that share a key', () => {
	planProperty((batches) => {
		batches.forEach((batch, position) => {
			for (const earlier of batch.after) {
				expect(batches.slice(0, position)).toContain(earlier);
				expect(keysOf(batch).filter((key) => keysOf(earlier).includes(key))).not.toEqual([]);
			}
		});
	});
});

it('makes every request wait for the previous one with the same key', () => {
	planProperty((batches) => {
		batches.forEach((batch, position) => {
			for (const key of keysOf(batch)) {
				const earlier = batches
					.slice(0, position)
					.reverse()
					.find((other) => keysOf(other).includes(key));
				if (earlier !== undefined) expect([...batch.after]).toContain(earlier);
			}
		});
	});
});

it('plans the minimum number of requests if no key repeats', () => {
	const unique = rows.map((some) => some.map((row) => ({ ...row, key: `key ${row.index}` })));
	fc.assert(
		fc.property(unique, size, (rows, size) => {
			const batches = planBatches(rows, size);
			for (const group of groups) {
				const count = rows.filter((row) => row.group === group).length;
				const requests = batches.filter((batch) => batch.group === group).length;
				expect(requests).toBe(Math.ceil(count / size));
			}
			expect(batches.flatMap(({ after }) => [...after])).toEqual([]);
		}),
		{ numRuns: 500 },
	);
});

it('plans rows without repeated keys in the same way, with or without the search for repeats', () => {
	planProperty((_batches, rows, size) => {
		const seen = new Map<object, Set<string>>();
		const unique = rows.filter(({ group, key }) => {
			const keys = seen.get(group) ?? new Set<string>();
			seen.set(group, keys);
			return !keys.has(key) && keys.add(key);
		});
		expect(planBatches(unique, size, false)).toEqual(planBatches(unique, size));
	});
});
