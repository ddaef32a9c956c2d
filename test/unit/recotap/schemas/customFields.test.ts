import {
	mayBeCustomField,
	toCustomField,
	toColumn,
	type CustomField,
} from '#nodes/Recotap/schemas/customFields';
import { checkRow } from '@n8n-nodes-recotap/kit/values/checkRow';
import { loadSchemas, ZODS } from '../../support/schemas';

const FIELDS: readonly CustomField[] = [
	{ key: 'VALUE_C', label: 'Value', kind: 'number', options: [] },
	{ key: 'STAGE_C', label: 'Stage', kind: 'text', options: [] },
	{ key: 'DATE_C', label: 'Date', kind: 'date', options: [] },
	{ key: 'SOURCE_C', label: 'Source', kind: 'oneOf', options: ['Inbound', 'inbound', 'Partner'] },
	{ key: 'REGIONS_C', label: 'Regions', kind: 'someOf', options: ['EMEA', 'Rest, unsorted'] },
	{ key: 'OPEN_C', label: 'Open', kind: 'oneOf', options: [] },
	{
		key: 'MANY_C',
		label: 'Many',
		kind: 'oneOf',
		options: Array.from({ length: 12 }, (_, at) => `o${at}`),
	},
];

describe('the column of a field with several options', () => {
	const labelled = (options: readonly string[]) =>
		toColumn({ key: 'REGIONS_C', label: 'Regions', kind: 'someOf', options }).note;

	it('lists the options that fit, so that the label stays short', () => {
		expect(labelled(['EMEA', 'AMER', 'APAC'])).toBe('one or more of EMEA, AMER, APAC');
		const many = Array.from({ length: 30 }, (_, at) => `Region ${at + 10}`);
		expect(labelled(many)).toBe('one or more of Region 10, Region 11, Region 12 and 27 more');
	});

	it('lists at least one option', () => {
		expect(labelled(['x'.repeat(60), 'y'])).toBe(`one or more of ${'x'.repeat(60)} and 1 more`);
	});
});

describe.each(ZODS)('custom fields, checked with %s', (zod) => {
	let schemas: Awaited<ReturnType<typeof loadSchemas>>;
	beforeAll(async () => {
		schemas = await loadSchemas(zod);
	});

	function check(customFields: unknown): unknown {
		const columns = [...schemas.ACCOUNT_COLUMNS, ...FIELDS.map(toColumn)];
		const row = {
			domain: 'a.com',
			name: 'A',
			externalId: undefined,
			shortName: undefined,
			linkedinUrl: undefined,
			tags: undefined,
			customFields,
		};
		const checked = checkRow(schemas.accountWith(FIELDS), columns, row);
		return checked.valid ? checked.payload.customFields : checked.reason;
	}

	it.each<[object, object]>([
		[{ VALUE_C: ' 1.5 ' }, { VALUE_C: 1.5 }],
		[{ STAGE_C: 7 }, { STAGE_C: '7' }],
		[{ DATE_C: '2026-04-30' }, { DATE_C: '2026-04-30' }],
		[{ SOURCE_C: 'Inbound' }, { SOURCE_C: 'Inbound' }],
		[{ SOURCE_C: 'inbound' }, { SOURCE_C: 'inbound' }],
		[{ SOURCE_C: 'PARTNER' }, { SOURCE_C: 'Partner' }],
		[{ REGIONS_C: 'emea' }, { REGIONS_C: ['EMEA'] }],
		[{ REGIONS_C: 'Rest, unsorted' }, { REGIONS_C: ['Rest, unsorted'] }],
		[{ REGIONS_C: ['rest, unsorted', 'EMEA'] }, { REGIONS_C: ['Rest, unsorted', 'EMEA'] }],
		[{ OPEN_C: 'anything' }, { OPEN_C: 'anything' }],
		[{ VALUE_C: '', STAGE_C: null, SOURCE_C: ' ', OPEN_C: 'x' }, { OPEN_C: 'x' }],
	])('%j becomes %j', (given, sent) => {
		expect(check(given)).toEqual(sent);
		expect(check(JSON.stringify(given))).toEqual(sent);
	});

	it.each([undefined, null, '', {}, { VALUE_C: '', REGIONS_C: [] }, { REGIONS_C: ' , ' }])(
		'sends nothing for %j',
		(blank) => {
			expect(check(blank)).toBeUndefined();
		},
	);

	it.each<[unknown, string]>([
		[{ VALUE_C: 'x' }, "'Value' must be a number, got 'x'"],
		[{ STAGE_C: [] }, "'Stage' must be text, got a list"],
		[{ DATE_C: '1.1.26' }, "'Date' must be a date such as 2026-04-30, got '1.1.26'"],
		[{ SOURCE_C: 'INBOUND' }, "'Source' must be one of Inbound, inbound, Partner; got 'INBOUND'"],
		[{ SOURCE_C: {} }, "'Source' must be text, got an object"],
		[{ REGIONS_C: 'EMEA, Rest' }, "'Regions' must be one of EMEA, Rest, unsorted; got 'Rest'"],
		[
			{ MANY_C: 'x' },
			"'Many' must be one of o0, o1, o2, o3, o4, o5, o6, o7, o8, o9 and 2 more; got 'x'",
		],
		[{ NO_C: 1 }, "'Custom Fields' contains 'NO_C', which is not a custom field of this workspace"],
		['text', `'Custom Fields' must be an object such as {"CONTRACT_VALUE_C": 75000}, got 'text'`],
		[
			{ VALUE_C: 'x', NO_C: 1 },
			"'Value' must be a number, got 'x'; 'Custom Fields' contains 'NO_C', which is not a custom field of this workspace",
		],
	])("refuse %j in the user's words", (given, reason) => {
		expect(check(given)).toBe(reason);
	});
});

describe('a definition of a custom field', () => {
	it('is parsed as documented by Recotap', () => {
		const definition = {
			key: 'DEAL_SOURCE_C',
			label: 'Deal Source',
			labelType: 'singleSelection',
			description: null,
			options: ['inbound', 'outbound'],
			objectType: 'accounts',
			status: 'active',
		};
		expect(toCustomField(definition)).toEqual({
			key: 'DEAL_SOURCE_C',
			label: 'Deal Source',
			kind: 'oneOf',
			options: ['inbound', 'outbound'],
		});
	});

	it.each([
		['singleLineText', 'text'],
		['multiLineText', 'text'],
		['number', 'number'],
		['date', 'date'],
		['multiSelection', 'someOf'],
		['something new', 'text'],
		[undefined, 'text'],
	])('of the type %s contains %s', (labelType, kind) => {
		expect(toCustomField({ key: 'K_C', labelType })).toMatchObject({ label: 'K_C', kind });
	});

	it.each([null, 'K_C', {}, { key: 5 }])('without a field name is ignored: %j', (definition) => {
		expect(toCustomField(definition)).toBeUndefined();
	});
});

it.each([
	['CONTRACT_VALUE_C', true],
	['REVENUE_(USD)_C', true],
	['Contract_C', false],
	['CONTRACT_VALUE', false],
	['domain', false],
])('recognises by its name whether an input column %s may be a custom field: %s', (name, may) => {
	expect(mayBeCustomField(name)).toBe(may);
});
