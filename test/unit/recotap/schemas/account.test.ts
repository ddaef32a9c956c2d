import { checkRow } from '@n8n-nodes-recotap/kit/values/checkRow';
import { loadSchemas, ZODS } from '../../support/schemas';

/** Every column as the node reads it: the keys are present, the values may not be. */
const EMPTY = {
	domain: undefined,
	name: undefined,
	externalId: undefined,
	shortName: undefined,
	linkedinUrl: undefined,
	tags: undefined,
	customFields: undefined,
};
const ACME = { ...EMPTY, domain: 'acme.com', name: 'Acme' };

describe.each(ZODS)('an account, checked with %s', (zod) => {
	let schemas: Awaited<ReturnType<typeof loadSchemas>>;
	beforeAll(async () => {
		schemas = await loadSchemas(zod);
	});

	function check(values: Readonly<Record<string, unknown>>): object {
		return checkRow(schemas.account, schemas.ACCOUNT_COLUMNS, values);
	}

	it('is checked with the expected version of zod', () => {
		expect('_zod' in schemas.account.shape.domain).toBe(zod === 'zod4');
	});

	it('is valid with all its fields, normalised', () => {
		const values = {
			domain: ' https://www.Acme.com/about ',
			name: ' Acme Corp ',
			externalId: ' crm-001 ',
			shortName: ' Acme ',
			linkedinUrl: ' https://linkedin.com/company/acme ',
			tags: ' enterprise , west ',
			customFields: { CONTRACT_VALUE_C: 75000 },
			somethingElse: 'is not for Recotap',
		};
		expect(check(values)).toEqual({
			valid: true,
			payload: {
				domain: 'acme.com',
				name: 'Acme Corp',
				externalId: 'crm-001',
				shortName: 'Acme',
				linkedinUrl: 'https://linkedin.com/company/acme',
				tags: ['enterprise', 'west'],
				customFields: { CONTRACT_VALUE_C: 75000 },
			},
		});
	});

	it.each([
		['missing', undefined],
		['null', null],
		['empty', ''],
		['blank', ' \n'],
	])('may omit every optional field: %s', (_how, blank) => {
		const optional = Object.fromEntries(Object.keys(EMPTY).map((key) => [key, blank]));
		const checked = check({ ...optional, domain: 'acme.com', name: 'Acme' });
		expect(JSON.parse(JSON.stringify(checked))).toEqual({
			valid: true,
			payload: { domain: 'acme.com', name: 'Acme' },
		});
	});

	it.each([undefined, null, '', ' \t '])('must have a domain and a name, not %j', (blank) => {
		expect(check({ ...EMPTY, domain: blank, name: blank })).toEqual({
			valid: false,
			reason: "'Domain' is empty; 'Name' is empty",
		});
	});

	it('reports all faults, once for each field and in the order of the form', () => {
		const values = {
			domain: 'acme',
			name: true,
			externalId: ['1'],
			shortName: {},
			linkedinUrl: false,
			customFields: 5,
		};
		expect(check({ ...EMPTY, ...values })).toEqual({
			valid: false,
			reason: [
				"'Domain' is not a web address: 'acme'. It should look like acme.com",
				"'Name' must be text, got true",
				"'External ID' must be text, got a list",
				"'Short Name' must be text, got an object",
				"'LinkedIn URL' must be text, got false",
				`'Custom Fields' must be an object such as {"CONTRACT_VALUE_C": 75000}, got 5`,
			].join('; '),
		});
	});

	it.each([
		['domain', "'Domain' must be text, got true"],
		['name', "'Name' must be text, got true"],
		['externalId', "'External ID' must be text, got true"],
		['shortName', "'Short Name' must be text, got true"],
		['linkedinUrl', "'LinkedIn URL' must be text, got true"],
	])('reports the one wrong field: %s', (field, reason) => {
		expect(check({ ...ACME, [field]: true })).toEqual({ valid: false, reason });
	});

	it.each([
		[1001, '1001'],
		[0, '0'],
		[-1.5, '-1.5'],
	])('accepts a number as the text that it prints: %p', (value, text) => {
		expect(check({ ...ACME, name: value, externalId: value, tags: value })).toEqual({
			valid: true,
			payload: { ...ACME, name: text, externalId: text, tags: [text] },
		});
	});

	it.each([NaN, Infinity, -Infinity])('refuses an invalid number: %p', (value) => {
		expect(check({ ...ACME, name: value })).toEqual({
			valid: false,
			reason: `'Name' must be text, got ${value}`,
		});
	});

	it.each([
		['one text', 'west', ['west']],
		['a text with commas', 'a, b ,c,', ['a', 'b', 'c']],
		['a list', [' a ', 'b, c', 7], ['a', 'b, c', '7']],
		['a list with gaps', ['a', null, undefined, ' ', 'b'], ['a', 'b']],
		['a list as JSON text', ' ["a, b", "c"] ', ['a, b', 'c']],
		['a text that only looks like JSON', '[a, b]', ['[a', 'b]']],
		['a text that looks like an object', '{"a": 1}', ['{"a": 1}']],
	])('parses tags from %s', (_from, tags, read) => {
		expect(check({ ...ACME, tags })).toEqual({ valid: true, payload: { ...ACME, tags: read } });
	});

	it.each([[['', ' ', null]], [','], [' , ,'], ['["", null]']])(
		'treats tags without a single tag as missing and does not send an empty list: %j',
		(tags) => {
			expect(check({ ...ACME, tags })).toEqual({ valid: true, payload: ACME });
		},
	);

	it.each([
		['a list or comma-separated text, got an object', {}],
		['a list or comma-separated text, got true', true],
		['a list of texts, but contains an entry that must be text, got an object', ['a', {}, ['b']]],
		['a list of texts, but contains an entry that must be text, got a list', ['a', ['b'], {}]],
		['a list of texts, but contains an entry that must be text, got an object', '["a", {}]'],
	])('explains that tags must be %s: %#', (what, tags) => {
		expect(check({ ...ACME, tags })).toEqual({
			valid: false,
			reason: `'Tags' must be ${what}`,
		});
	});

	it.each([
		['an object', { A_C: 1, B_C: null }, { A_C: 1, B_C: null }],
		['JSON text', ' {"A_C": 1} ', { A_C: 1 }],
		['an empty object', {}, {}],
	])('parses custom fields from %s', (_from, customFields, read) => {
		expect(check({ ...ACME, customFields })).toEqual({
			valid: true,
			payload: { ...ACME, customFields: read },
		});
	});

	it.each([
		['text', 'A_C=1'],
		['text', '{"A_C": 1'],
		['text', '["A_C"]'],
		['a list', [{ A_C: 1 }]],
		['0', 0],
		['false', false],
		['a bigint', 1n],
		['a function', String],
	])('refuses %s for custom fields: %#', (kind, customFields) => {
		expect(check({ ...ACME, customFields })).toEqual({
			valid: false,
			reason: `'Custom Fields' must be an object such as {"CONTRACT_VALUE_C": 75000}, got ${kind}`,
		});
	});

	it('shows every field in the form, in that order', () => {
		const { ACCOUNT_COLUMNS } = schemas;
		expect(ACCOUNT_COLUMNS.map(({ id, type, required }) => [id, type, required])).toEqual([
			['domain', 'string', true],
			['name', 'string', true],
			['externalId', 'string', false],
			['shortName', 'string', false],
			['linkedinUrl', 'string', false],
			['tags', 'string', false],
			['customFields', 'object', false],
		]);
	});

	it('is identified in the output by domain and external ID', () => {
		const echoed = schemas.ACCOUNT_COLUMNS.filter(({ echo }) => echo === true);
		expect(echoed.map(({ id }) => id)).toEqual(['domain', 'externalId']);
	});
});
