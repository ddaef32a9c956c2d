import { checkRow } from '@n8n-nodes-recotap/kit/values/checkRow';
import { loadSchemas, ZODS } from '../../support/schemas';

describe.each(ZODS)('a mapping, checked with %s', (zod) => {
	let schemas: Awaited<ReturnType<typeof loadSchemas>>;
	beforeAll(async () => {
		schemas = await loadSchemas(zod);
	});

	function check(values: Readonly<Record<string, unknown>>): object {
		return checkRow(schemas.mapping, schemas.MAPPING_COLUMNS, values);
	}

	it('is checked with the expected version of zod', () => {
		expect('_zod' in schemas.mapping.shape.domain).toBe(zod === 'zod4');
	});

	it('is valid after normalisation, without unknown columns', () => {
		expect(check({ domain: 'WWW.Acme.com/', externalId: 42, name: 'Acme' })).toEqual({
			valid: true,
			payload: { domain: 'acme.com', externalId: '42' },
		});
	});

	it('accepts the name of an account without a dot', () => {
		expect(check({ domain: ' Thomson-Reuters ', externalId: 'crm-1' })).toEqual({
			valid: true,
			payload: { domain: 'thomson-reuters', externalId: 'crm-1' },
		});
	});

	it.each(['n/a', '10027', '-', 'thomson reuters', 'acme_inc'])(
		'does not accept %j as the name of an account',
		(domain) => {
			expect(check({ domain, externalId: 'crm-1' })).toEqual({
				valid: false,
				reason: `'Domain' is not a web address: '${domain}'. It should look like acme.com`,
			});
		},
	);

	it('refuses an ID whose last digits were lost', () => {
		expect(check({ domain: 'acme.com', externalId: 12_345_678_901_234_567_000 })).toEqual({
			valid: false,
			reason:
				"'External ID' must be entered as text, because a number of this size loses digits (12345678901234567000)",
		});
	});

	it.each([undefined, null, '', '  '])('must have both fields, not %j', (blank) => {
		expect(check({ domain: blank, externalId: blank })).toEqual({
			valid: false,
			reason: "'Domain' is empty; 'External ID' is empty",
		});
	});

	it('shows both fields, both required and both repeated in the output', () => {
		expect(schemas.MAPPING_COLUMNS).toEqual([
			{ id: 'domain', label: 'Domain', type: 'string', required: true, echo: true },
			{ id: 'externalId', label: 'External ID', type: 'string', required: true, echo: true },
		]);
	});
});
