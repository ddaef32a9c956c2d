import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { domain, id } from './recotapPieces';
import { SALES_WRITES } from './recotapSalesWrites';
import { column, type Piece, piece, text } from './rows';
import { isObject, listIn, MANY, objectsIn, type Write } from './writes';

const NO = [false, false] as const;
const SEGMENTS = ['seg-001', 'seg-002'].map((id) => [id, id] as const);

/** As separate columns, as an object, and as JSON. */
const customFields = fc.constantFrom<Piece[]>(
	...[
		piece({ CONTRACT_VALUE_C: '75000' }, { CONTRACT_VALUE_C: 75_000 }),
		piece({ CRM_STAGE_C: 'POC', NOTES_C: 5 }, { CRM_STAGE_C: 'POC', NOTES_C: '5' }),
		piece({ DEAL_SOURCE_C: 'Inbound' }, { DEAL_SOURCE_C: 'inbound' }),
		piece({ REGIONS_C: 'EMEA, apac' }, { REGIONS_C: ['EMEA', 'APAC'] }),
		piece({ RENEWAL_DATE_C: '2026-12-31' }, { RENEWAL_DATE_C: '2026-12-31' }),
		piece({ customFields: { CONTRACT_VALUE_C: 1 } }, { CONTRACT_VALUE_C: 1 }),
		piece({ customFields: '{"NOTES_C": "n", "CRM_STAGE_C": ""}' }, { NOTES_C: 'n' }),
	].map(({ typed, sent }) => piece(typed, { customFields: sent })),
);

function shared({ body }: Parameters<Write['rowsOf']>[0]): IDataObject {
	const { upsert = false, segmentId } = isObject(body) ? body : {};
	return { upsert, ...(segmentId === undefined ? {} : { segmentId }) };
}

/** All write operations of the Recotap node. */
export const RECOTAP_WRITES: readonly Write[] = [
	{
		name: 'accounts',
		path: '/accounts',
		method: 'post',
		parameters: {
			operation: 'create',
			upsert: '={{ $json.up }}',
			segmentId: { __rl: true, mode: 'id', value: '={{ $json.segment }}' },
		},
		plan: {
			needed: (at) => [
				domain('domain', at),
				column('name', ['Acme', 'Acme'], [' Möbel & Co ', 'Möbel & Co'], [1848, '1848']),
				// Most rows share a request, so that it is full.
				column('up', [true, true], ...(at % 4 === 0 ? [NO] : [])).map(({ typed, sent }) =>
					piece(typed, { upsert: sent.up }),
				),
				column('segment', ['', undefined], ...(at % 4 === 0 ? SEGMENTS : [])).map(
					({ typed, sent }) => piece(typed, { segmentId: sent.segment }),
				),
			],
			optional: [
				id('externalId', 7),
				text('shortName'),
				column('linkedinUrl', ['https://linkedin.com/company/a', 'https://linkedin.com/company/a']),
				column(
					'tags',
					['a, b', ['a', 'b']],
					[['x'], ['x']],
					['["y", "z"]', ['y', 'z']],
					['', undefined],
				),
				customFields,
			],
			junk: [{ domain: 'n/a' }, { name: '' }, { tags: { a: 1 } }, { customFields: 'none' }],
		},
		rowsOf: (request) =>
			listIn('accounts')(request).map((account) => ({ ...account, ...shared(request) })),
		keyOf: ({ domain: name }) => String(name),
		size: { least: 165, most: 180 },
	},
	{
		name: 'external IDs',
		path: '/accounts/external-ids',
		method: 'patch',
		parameters: { operation: 'mapExternalIds' },
		plan: {
			needed: (at) => [domain('domain', at), id('externalId', at)],
			optional: [column('name', ['Acme', undefined])],
			junk: [{ domain: '' }, { externalId: ' ' }, { externalId: ['crm-1'] }],
		},
		rowsOf: listIn('mappings'),
		keyOf: ({ domain: name }) => String(name),
		size: MANY,
	},
	{
		name: 'custom fields of accounts',
		path: '/accounts/{rtp_aid}',
		method: 'put',
		parameters: { operation: 'updateCustomFields' },
		plan: {
			needed: (at) => [column('rtp_aid', [recotapId(at), recotapId(at)]), customFields],
			optional: [column('name', ['Acme', undefined])],
			junk: [{ rtp_aid: '' }, { customFields: [1] }],
		},
		rowsOf: ({ path, body }) => [
			{ rtp_aid: path.split('/').at(-1), ...(isObject(body) ? body : {}) },
		],
		keyOf: ({ rtp_aid }) => String(rtp_aid),
		world: {
			accounts: Array.from({ length: 40 }, (_, at) => ({ domain: `c${at}.com`, name: 'Acme' })),
		},
		size: { least: 20, most: 40 },
	},
	{
		name: 'new custom fields',
		path: '/accounts/custom-field',
		method: 'post',
		parameters: { resource: 'customField', operation: 'create' },
		plan: {
			needed: (at) => [
				column(
					'label',
					[`Label ${at}`, `Label ${at}`],
					[` Net-Revenue ${at} (USD)`, `Net-Revenue ${at} (USD)`],
				),
				fc.constantFrom(
					piece({ labelType: 'number' }, { labelType: 'number' }),
					piece({ labelType: 'Date' }, { labelType: 'date' }),
					piece({ labelType: 'singleLineText' }, { labelType: 'singleLineText' }),
					piece({ labelType: 'multiLineText' }, { labelType: 'multiLineText' }),
					piece(
						{ labelType: 'singleSelection', options: 'a, b' },
						{ labelType: 'singleSelection', options: ['a', 'b'] },
					),
					piece(
						{ labelType: 'multiSelection', options: ['c'] },
						{ labelType: 'multiSelection', options: ['c'] },
					),
				),
			],
			optional: [text('description')],
			junk: [{ label: '' }, { labelType: 'text' }, { labelType: 'singleSelection', options: '' }],
		},
		rowsOf: ({ body }) => objectsIn([body]),
		keyOf: ({ label }) => String(label),
		size: { least: 20, most: 40 },
	},
	...SALES_WRITES,
];

/** IDs as assigned by the sandbox, from 0. */
function recotapId(at: number): string {
	return (at + 1).toString(16).padStart(24, '0');
}
