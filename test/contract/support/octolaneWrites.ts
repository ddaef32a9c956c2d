import fc from 'fast-check';
import { seededUuid } from '#sandbox/octolane/uuid';
import { column, number, type Piece, piece, text } from './rows';
import { isObject, MANY, objectsIn, type Write } from './writes';

/** How a blank cell is sent: omitted, or null if the user wants that. */
type Blank = undefined | null;

const TEXTS =
	'name industry logo linkedin twitter description primary_location employee_range type';
const NUMBERS = 'twitter_followers estimated_revenue total_fund_raised';
const TIMES =
	'first_email_interaction last_email_interaction first_meeting_interaction last_meeting_interaction last_interaction next_meeting';
const CONTACT_TEXTS =
	'first_name last_name full_name job_title phone seniority linkedin twitter current_company type avatar_url';

function time(id: string, blank: Blank): fc.Arbitrary<Piece> {
	return column(
		id,
		['2026-04-30', '2026-04-30T00:00:00.000Z'],
		['2026-04-30T10:00', '2026-04-30T10:00:00.000Z'],
		['2026-04-30T10:00:00', '2026-04-30T10:00:00.000Z'],
		['2026-04-30T10:00:00+02:00', '2026-04-30T08:00:00.000Z'],
		['', blank],
	);
}

function all(
	names: string,
	make: (id: string, blank: Blank) => fc.Arbitrary<Piece>,
	blank: Blank,
): fc.Arbitrary<Piece>[] {
	return names.split(' ').map((name) => make(name, blank));
}

function details(blank: Blank): fc.Arbitrary<Piece>[] {
	return [
		...all(TEXTS, text, blank),
		...all(NUMBERS, number, blank),
		...all(TIMES, time, blank),
		column('founded', [1999, 1999], ['1848', 1848], ['', blank]),
		column('tags', ['a, b', ['a', 'b']], [['x'], ['x']], ['', blank]),
		additional,
	];
}

/** Undocumented fields, as users name them. */
const additional = fc.constantFrom(
	piece({ additionalFields: { custom__tier: 'gold' } }, { custom__tier: 'gold' }),
	piece({ additionalFields: '{"custom__tier": "silver"}' }, { custom__tier: 'silver' }),
);

/** A column for a field that the organization has added. */
const ownColumn = column('custom__seats', [5, 5]);

const JUNK = [{ founded: 99_999 }, { name: ['a'] }, { next_meeting: 'soon' }, { founded: 'old' }];

/** All write operations of the Octolane node, with blank cells omitted or null. */
export function octolaneWrites(clearBlanks: boolean): readonly Write[] {
	const blank = clearBlanks ? null : undefined;
	const options = { clearBlanks };
	return [
		{
			name: 'accounts',
			path: '/v1/accounts/bulk',
			method: 'post',
			parameters: { operation: 'create', options },
			plan: {
				needed: (at) => [
					column(
						'domain',
						[`company${at}.com`, `company${at}.com`],
						[`https://www.Company${at}.com/x`, `company${at}.com`],
					),
				],
				optional: [...details(blank), ownColumn],
				junk: [{ domain: 'n/a' }, { domain: '' }, ...JUNK],
			},
			rowsOf: ({ body }) => objectsIn(body),
			keyOf: ({ domain }) => String(domain),
			size: MANY,
		},
		{
			name: 'changes of accounts',
			path: '/v1/accounts/bulk',
			method: 'patch',
			parameters: { operation: 'update', options },
			plan: {
				needed: (at) => [
					column('id', [uuid(at), uuid(at)]),
					column('industry', ['Software', 'Software']),
				],
				optional: [...details(blank).slice(2), text('name', blank), ownColumn],
				junk: [{ id: '' }, ...JUNK],
			},
			rowsOf: ({ body }) =>
				Object.entries(isObject(body) ? body : {}).map(([id, patch]) => ({
					id,
					...(isObject(patch) ? patch : {}),
				})),
			keyOf: ({ id }) => String(id),
			world: {
				octolane: {
					accounts: Array.from({ length: MANY.most }, (_, at) => ({ key: `c${at}.com` })),
				},
			},
			size: MANY,
		},
		{
			name: 'contacts',
			path: '/v1/contacts/bulk',
			method: 'post',
			parameters: { resource: 'contact', operation: 'create', options },
			plan: {
				needed: (at) => [column('email', [`jane${at}@acme.com`, `jane${at}@acme.com`])],
				optional: [
					...all(CONTACT_TEXTS, text, blank),
					...all(TIMES, time, blank),
					number('twitter_followers', blank),
					column('other_emails', ['a@b.com, c@d.com', ['a@b.com', 'c@d.com']], ['', blank]),
					column('email_verified', ['TRUE', true], [false, false], ['', blank]),
					additional,
				],
				junk: [{ email: 'jane' }, { email: '' }, { email_verified: 'maybe' }, { phone: {} }],
			},
			rowsOf: ({ body }) => objectsIn(body),
			keyOf: ({ email }) => String(email),
			size: MANY,
		},
	];
}

/** IDs as assigned by the sandbox, from 0. */
function uuid(at: number): string {
	return seededUuid(`accounts ${at}`);
}
