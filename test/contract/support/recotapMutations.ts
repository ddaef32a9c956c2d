import {
	fill,
	inBody,
	inColumn,
	inList,
	inQuery,
	inRows,
	type NamedMutation,
	renamed,
	without,
} from './mutations';
import { isObject } from './writes';

/** Mistakes in requests to Recotap. */
export const RECOTAP_MUTATIONS: readonly NamedMutation[] = [
	['PUT instead of POST', (one) => (one.method === 'POST' ? { ...one, method: 'PUT' } : undefined)],
	[
		'POST instead of PATCH',
		(one) => (one.method === 'PATCH' ? { ...one, method: 'POST' } : undefined),
	],
	[
		'an account by a number',
		(one) => (one.method === 'PUT' ? { ...one, path: '/accounts/17' } : undefined),
	],
	[
		'accounts without their wrapper',
		inBody((body) => (isObject(body) ? body.accounts : undefined)),
	],
	[
		'mappings under another name',
		inBody((body) => (isObject(body) && body.mappings ? { accounts: body.mappings } : undefined)),
	],
	['101 accounts', inList('accounts', fill(101))],
	['101 mappings', inList('mappings', fill(101))],
	['101 deals', inList('deals', fill(101))],
	['21 pipelines', inList('pipelines', fill(21))],
	['51 activities', inList('activities', fill(51))],
	['no accounts at all', inList('accounts', () => [])],
	[
		'upsert as text',
		inBody((body) =>
			isObject(body) && 'upsert' in body ? { ...body, upsert: String(body.upsert) } : undefined,
		),
	],
	[
		'no segment as null',
		inBody((body) =>
			isObject(body) && 'upsert' in body ? { ...body, segmentId: null } : undefined,
		),
	],
	[
		'a segment as an object',
		inBody((body) =>
			isObject(body) && 'upsert' in body ? { ...body, segmentId: { value: 's' } } : undefined,
		),
	],
	['tags as text', inColumn('accounts', 'tags', String)],
	['a column under another name', inRows('accounts', renamed('externalId', 'external_id'))],
	[
		'what is missing as null',
		inRows('accounts', (row) =>
			row.shortName === undefined ? { ...row, shortName: null } : undefined,
		),
	],
	['an account without a name', inRows('accounts', without('name'))],
	['an empty domain', inColumn('accounts', 'domain', () => '')],
	['an external ID as a number', inColumn('mappings', 'externalId', () => 42)],
	['another property of an account', inRows('accounts', (row) => ({ ...row, tier: 'gold' }))],
	[
		'custom fields beside the others',
		inRows('accounts', ({ customFields, ...row }) =>
			isObject(customFields) ? { ...row, ...customFields } : undefined,
		),
	],
	[
		'a custom number as text',
		inColumn('accounts', 'customFields', () => ({ CONTRACT_VALUE_C: '75000' })),
	],
	[
		'a name in an update of custom fields',
		inBody((body) =>
			isObject(body) && Object.keys(body).join('') === 'customFields'
				? { ...body, name: 'Acme' }
				: undefined,
		),
	],
	[
		'custom fields without their wrapper',
		(one) =>
			one.method === 'PUT'
				? inBody((body) => (isObject(body) ? body.customFields : undefined))(one)
				: undefined,
	],
	['an amount as text', inColumn('deals', 'amount', String)],
	['a date in another form', inColumn('deals', 'startDate', () => '30.04.2026')],
	['a date as a number', inColumn('deals', 'closedDate', () => 1_777_000_000_000)],
	['an owner who is no address', inColumn('deals', 'ownerEmail', () => 'me')],
	[
		'domains instead of accounts of a deal',
		inColumn('deals', 'associatedAccounts', () => ['acme.com']),
	],
	['a pipeline without stages', inRows('pipelines', without('stages'))],
	[
		'stages one by one',
		inColumn('pipelines', 'stages', (stages) =>
			Array.isArray(stages) ? (stages[0] as unknown) : stages,
		),
	],
	['contacts as addresses', inColumn('activities', 'contacts', () => ['jane@acme.com'])],
	['no contacts', inColumn('activities', 'contacts', () => [])],
	['the sender in two columns', inRows('activities', (row) => ({ ...row, fromName: 'Rep' }))],
	['a direction with a capital', inColumn('activities', 'direction', () => 'Inbound')],
	['minutes as text', inColumn('activities', 'durationMinutes', String)],
	['a time with a space', inColumn('activities', 'occurredAt', () => '2026-05-04 09:30:00')],
	[
		'a selection without options',
		inBody((body) =>
			isObject(body) && body.options ? { ...body, options: undefined } : undefined,
		),
	],
	[
		'another type of a field',
		inBody((body) =>
			isObject(body) && body.labelType ? { ...body, labelType: 'text' } : undefined,
		),
	],
	['domains with commas', inQuery('domains', () => 'a.com,b.com')],
	['101 domains', inQuery('domains', () => JSON.stringify(Array(101).fill('a.com')))],
	['a limit that is none', inQuery('limit', () => 'all')],
	['a time as a number', inQuery('lastSync', (text) => String(Date.parse(text)))],
];
