import fc from 'fast-check';
import type { z as Zod } from 'zod';
import { loadSchemas, ZODS } from '../unit/support/schemas';

const value = fc.oneof(
	{ weight: 4, arbitrary: fc.constantFrom('Acme', ' x ', 'a, b', 'acme.com', 7, { A_C: '7' }) },
	fc.constantFrom(undefined, null, '', 'n/a', { A_C: 'seven' }, { B_C: 1 }, [['x']]),
	fc.jsonValue(),
);

it.each(ZODS)('agrees with %s on every valid row, and leaves all others to it', async (zod) => {
	const { accountWith } = await loadSchemas(zod);
	const account = accountWith([{ key: 'A_C', label: 'A', kind: 'number', options: [] }]);
	const { z } = jest.requireActual<{ z: typeof Zod }>(zod);
	const zodAlone = z.object(account.shape);
	const rows = fc.record({
		domain: value,
		name: value,
		externalId: value,
		shortName: value,
		linkedinUrl: value,
		tags: value,
		customFields: value,
	});
	fc.assert(
		fc.property(rows, (given) => {
			expect(account.parseClean(given)).toEqual(zodAlone.safeParse(given).data);
		}),
		{ numRuns: 2000 },
	);
});
