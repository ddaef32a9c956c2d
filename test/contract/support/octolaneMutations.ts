import {
	fill,
	inBody,
	inColumn,
	inList,
	inPatches,
	inQuery,
	inRows,
	type NamedMutation,
	without,
} from './mutations';
import { isObject } from './writes';

const ID = '00000000-0000-4000-8000-000000000000';

/** Mistakes in requests to Octolane. */
export const OCTOLANE_MUTATIONS: readonly NamedMutation[] = [
	[
		'PUT instead of PATCH',
		(one) => (one.method === 'PATCH' ? { ...one, method: 'PUT' } : undefined),
	],
	[
		'accounts in a wrapper',
		inBody((body) => (Array.isArray(body) ? { accounts: body } : undefined)),
	],
	['101 records', inList(undefined, fill(101))],
	['no records at all', inList(undefined, () => [])],
	['a year as text', inColumn(undefined, 'founded', String)],
	['a year of two digits', inColumn(undefined, 'founded', () => 99)],
	['a number as text', inColumn(undefined, 'twitter_followers', String)],
	['a text as a number', inColumn(undefined, 'name', () => 42)],
	['tags as objects', inColumn(undefined, 'tags', () => [{ name: 'a' }])],
	['a time without seconds', inColumn(undefined, 'next_meeting', () => '2026-04-30T10:00Z')],
	['a time without a zone', inColumn(undefined, 'next_meeting', () => '2026-04-30T10:00:00')],
	['a day alone', inColumn(undefined, 'last_interaction', () => '2026-04-30')],
	['an account without its domain', inRows(undefined, without('domain'))],
	['a contact without its address', inRows(undefined, without('email'))],
	['an address that is none', inColumn(undefined, 'email', () => 'jane')],
	['other addresses as text', inColumn(undefined, 'other_emails', String)],
	['yes as text', inColumn(undefined, 'email_verified', String)],
	[
		'51 changes',
		inBody((body) =>
			isObject(body) && !('sort' in body) && !Array.isArray(body)
				? Object.fromEntries(
						Array.from({ length: 51 }, (_, at) => [
							ID.replace(/..$/, String(at + 10)),
							{ name: 'A' },
						]),
					)
				: undefined,
		),
	],
	[
		'a change by domain',
		inBody((body) =>
			isObject(body) && !('sort' in body) ? { 'acme.com': { name: 'A' } } : undefined,
		),
	],
	['a change of nothing', inPatches(() => ({}))],
	['a changed year as text', inPatches((patch) => ({ ...patch, founded: '1999' }))],
	[
		'an operator that is none',
		inBody((body) =>
			isObject(body) && Array.isArray(body.filters)
				? { ...body, filters: [{ field: 'a', operator: 'like' }] }
				: undefined,
		),
	],
	['a limit that is too high', inQuery('limit', () => '501')],
];
