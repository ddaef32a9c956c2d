import fc from 'fast-check';
import { data, statuses } from '../unit/octolane/support/parse';

const KEYS = ['a.com', 'b.com', 'c.com'];
const isSuccess = (status: unknown) => status === 'created' || status === 'resolved';

/** Ways to name rows outside the records that were not accepted. */
const MENTIONS: Readonly<Record<string, (keys: readonly string[]) => unknown>> = {
	texts: (keys) => Object.fromEntries(keys.map((key) => [key, 'is blocked'])),
	objects: (keys) => Object.fromEntries(keys.map((key) => [key, { why: 'is blocked' }])),
	records: (keys) => keys.map((domain) => ({ domain, why: 'is blocked' })),
	keys: (keys) => keys,
	key: ([key]) => key,
	failed: (keys) => ({ failed: keys.map((domain) => ({ domain })) }),
	wrapped: (keys) => ({ report: { accounts: keys } }),
};

it('never treats a row as stored that is named outside the records for an unknown reason', () => {
	const reached = new Map<string, number>();
	const names = fc.oneof(
		fc.constantFrom('rejections', 'problems', 'rejected_domains', 'report', 'details', 'warnings'),
		fc.stringMatching(/^[a-z]{3,12}$/).map((word) => `x${word}`),
	);
	fc.assert(
		fc.property(
			fc.integer({ min: 1, max: 3 }),
			names,
			fc.constantFrom(...Object.keys(MENTIONS)),
			fc.constantFrom('data', 'envelope'),
			(count, name, form, where) => {
				const named = KEYS.slice(0, form === 'key' ? 1 : count);
				const mention = { [name]: MENTIONS[form]?.(named) };
				const accounts = KEYS.map((domain, index) => ({ id: `id-${index}`, domain }));
				const body =
					where === 'data' ? data({ accounts, ...mention }) : { ...data({ accounts }), ...mention };
				const answers = statuses(body, KEYS);
				reached.set(`${where} ${form}`, (reached.get(`${where} ${form}`) ?? 0) + 1);
				expect(answers.slice(0, named.length).filter(isSuccess)).toEqual([]);
			},
		),
		{ numRuns: 1500 },
	);
	expect(reached.size).toBe(2 * Object.keys(MENTIONS).length);
	expect(Math.min(...reached.values())).toBeGreaterThan(20);
});
