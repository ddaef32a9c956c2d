import fc from 'fast-check';
import { data, statuses } from '../unit/octolane/support/parse';

type Words = Readonly<Record<string, unknown>>;

/** Evidence that the record exists. */
const STORED: readonly Words[] = [{ created: true }, { isNew: true }, { existing: true }];

/** Known evidence of success. */
const FOR: readonly Words[] = [
	...STORED,
	{ status: 'created' },
	{ action: 'Already exists' },
	{ result: 'success' },
	{ outcome: { ok: true } },
	{ status: 201 },
	{ statusCode: '200' },
	{ success: true },
	{ ok: 'true' },
];

/** Complaints, and evidence of unfinished work. */
const AGAINST: readonly Words[] = [
	{ status: 422 },
	{ status: '500' },
	{ status: 202 },
	{ statusCode: 400 },
	{ status: 'failed' },
	{ status: { code: 422 } },
	{ result: false },
	{ ok: false },
	{ success: 'false' },
	{ error: 'is blocked' },
	{ error: true },
	{ error: { code: 422 } },
	{ error: { code: 'BLOCKED', message: 'is blocked' } },
	{ errors: ['is blocked'] },
	{ errors: [{ path: ['domain'], msg: 'is blocked' }] },
	{ errors: { domain: ['is blocked'] } },
	{ errors: { formErrors: [], fieldErrors: { domain: ['is blocked'] } } },
	{ validationErrors: [{ detail: 'is blocked' }] },
	{ lastError: 'is blocked' },
	{ failed: true },
	{ rejected: 'by a policy' },
	{ is_valid: false },
	{ skipped: true },
	{ deleted: true },
	{ queued: true },
	{ job_id: 'job-1' },
	{ code: 422 },
	{ sync: 'pending' },
	{ sync_status: 'denied' },
	{ state: 'not_found' },
	{ update_status: 'rejected by policy' },
	{ stored: false },
	{ imported: 'false' },
	{ allowed: 0 },
	{ dry_run: true },
	{ err: { code: 422 } },
	{ fault: 'is blocked' },
	{ invalid_fields: ['domain'] },
	{ rejectReason: 'is blocked' },
	{ skip_reason: 'is blocked' },
	{ failed_at: '2026-01-01T00:00:00Z' },
	{ responseCode: 422 },
	{ http: { status: 422 } },
	{ result: { ok: false } },
	{ validation: { valid: false } },
	{ validation: { errors: ['is blocked'] } },
	{ meta: { status: 'failed' } },
	{ checks: [{ error: 'is blocked' }] },
];

/** Fields of an account, without evidence about the row. */
const NEUTRAL: readonly Words[] = [
	{ name: 'Error' },
	{ type: 'failed' },
	{ region: 'EMEA' },
	{ seats: 0 },
	{ is_partner: false },
	{ custom__state: 'pending' },
	{ custom_fields: { status: 'lost', error: 'none' } },
	{ created_at: '2026-01-01T00:00:00Z' },
	{ updated: '2026-01-01T00:00:00Z' },
	{ errors: [] },
	{ error: null },
	{ warnings: [], message: '' },
	{ message: 'Account created' },
	{ enrichment_status: 'pending' },
	{ email_status: 'pending' },
	{ stage: 'scheduled' },
	{ job: 'CEO' },
	{ code: 'US' },
	{ owner: { id: 1, status: 'active' } },
	{ deals: { failed: 0 } },
	{ blockchain: true },
];

const PLACES = ['status', 'action', 'result', 'outcome', 'verdict'];
/** Unknown words, as an account may have them for its status. */
const plain = fc.stringMatching(/^[a-z]{3,12}$/).map((word) => `x${word}`);
/** Words that are easily mistaken for a success. */
const turned = fc.constantFrom('denied', 'queued', 'not created', 'uncreated', 'created?');
const inPlace = (word: fc.Arbitrary<string>) =>
	fc.tuple(fc.constantFrom(...PLACES), word).map(([place, said]): Words => ({ [place]: said }));
const unfamiliar = inPlace(fc.oneof(turned, fc.constantFrom('accepted', 'OKAY'), plain));

type Kind = 'for' | 'against' | 'unfamiliar' | 'turned' | 'stated' | 'neutral';

interface Row {
	readonly kind: Kind;
	readonly words: Words;
}

/** Success and fields first, so that evidence against the row is kept whatever its names are. */
const kinds: Readonly<Record<Kind, fc.Arbitrary<Words>>> = {
	for: fc.constantFrom(...FOR),
	against: merge(fc.constantFrom(...FOR, {}), fc.constantFrom(...AGAINST)),
	unfamiliar: merge(fc.constantFrom({ success: true }, { ok: 'true' }, {}), unfamiliar),
	turned: merge(fc.constantFrom(...FOR), inPlace(turned)),
	// An unknown word next to a success does not contradict it.
	stated: merge(fc.constantFrom(...STORED), inPlace(plain)),
	neutral: fc.constant({}),
};

function merge(...parts: readonly fc.Arbitrary<Words>[]): fc.Arbitrary<Words> {
	return fc.tuple(...parts).map((given) => Object.assign({}, ...given) as Words);
}

const row: fc.Arbitrary<Row> = fc
	.constantFrom<Kind>('for', 'against', 'unfamiliar', 'turned', 'stated', 'neutral')
	.chain((kind) =>
		merge(fc.constantFrom(...NEUTRAL), fc.constantFrom(...NEUTRAL), kinds[kind]).map((words) => ({
			kind,
			words,
		})),
	);

/** Locations of the records. List names mean nothing, or that rows were accepted. */
const PLACEMENTS: Readonly<Record<string, (records: readonly Words[]) => unknown>> = {
	list: (records) => records,
	results: (records) => ({ results: records }),
	wrapped: (records) => ({ data: { accounts: records } }),
	resolved: (records) => ({ resolved: records }),
	byKey: (records) =>
		Object.fromEntries(records.map((record) => [String(record['domain']), record])),
	byIndex: (records) => records.map(({ domain: _, ...record }, index) => ({ index, ...record })),
	inOrder: (records) => records.map(({ domain: _, ...record }) => record),
	nested: (records) =>
		records.map(({ domain, id, ...record }) => ({ account: { domain, id }, ...record })),
};

const KEYS = ['a.com', 'b.com', 'c.com'];
const isSuccess = (status: unknown) => status === 'created' || status === 'resolved';

function recordsOf(rows: readonly Row[]): Words[] {
	return rows.map(({ words }, index) => ({ id: `id-${index}`, domain: KEYS[index], ...words }));
}

it('never treats a record as a success with evidence against it, wherever it is', () => {
	const reached = new Map<string, number>();
	fc.assert(
		fc.property(
			fc.array(row, { minLength: 1, maxLength: 3 }),
			fc.constantFrom(...Object.keys(PLACEMENTS)),
			fc.constantFrom('in', 'beside'),
			(rows, placement, where) => {
				const content = PLACEMENTS[placement]?.(recordsOf(rows));
				const beside = Array.isArray(content) ? { items: content } : content;
				const body =
					where === 'in' ? data(content) : Object.assign({ success: true, data: null }, beside);
				const answers = statuses(body, KEYS.slice(0, rows.length));
				rows.forEach(({ kind }, index) => {
					const name = `${where} ${placement} ${kind}`;
					reached.set(name, (reached.get(name) ?? 0) + 1);
					const isGood = kind === 'for' || kind === 'stated' || kind === 'neutral';
					expect([name, isSuccess(answers[index])]).toEqual([name, isGood]);
				});
			},
		),
		{ numRuns: 5000 },
	);
	expect(reached.size).toBe(2 * Object.keys(kinds).length * Object.keys(PLACEMENTS).length);
	expect(Math.min(...reached.values())).toBeGreaterThan(20);
});

it('never treats rows as stored that are only named if something around them contradicts it', () => {
	const reached = new Set<string>();
	const neutral = merge(fc.constantFrom(...NEUTRAL), fc.constantFrom(...NEUTRAL));
	fc.assert(
		fc.property(
			fc.array(neutral, { minLength: 1, maxLength: 3 }),
			fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...AGAINST) }, unfamiliar),
			fc.constantFrom('envelope', 'list', 'counts', 'nothing'),
			(fields, against, where) => {
				reached.add(`${where} ${JSON.stringify(against)}`);
				const records = recordsOf(fields.map((words) => ({ kind: 'neutral', words })));
				const bodies: Readonly<Record<string, object>> = {
					envelope: { ...data({ accounts: records }), ...against, success: true },
					list: data({ ...against, accounts: records }),
					counts: data({ ...against, count: records.length }),
					nothing: { ...data(null), ...against, success: true },
				};
				// A flag in the envelope that is its own success belongs to the envelope.
				if ('success' in against && (where === 'envelope' || where === 'nothing')) return;
				const answers = statuses(bodies[where], KEYS.slice(0, records.length));
				expect(answers.filter(isSuccess)).toEqual([]);
			},
		),
		{ numRuns: 4000 },
	);
	for (const against of AGAINST) {
		for (const where of ['envelope', 'list', 'counts', 'nothing']) {
			expect(reached).toContain(`${where} ${JSON.stringify(against)}`);
		}
	}
});
