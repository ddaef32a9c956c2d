import { toCompanies } from '#tools/demo/toCompanies';
import { UserError } from '#tools/demo/userError';

it.each([
	['our sample', ['ID: CRM ID', 'NAME: Company', 'SITE: Website']],
	['HubSpot', ['ID: Record ID', 'NAME: Company name', 'SITE: Company Domain Name']],
	['Salesforce', ['ID: Account ID', 'NAME: Account Name', 'Phone', 'SITE: Website']],
	['Pipedrive', ['NAME: Name', 'ID: ID', 'SITE: Web site']],
	['a database', ['ID: id', 'NAME: account_name', 'SITE: website_url']],
	['the API itself', ['SITE: domain', 'NAME: name', 'ID: externalId']],
	['a shouting list', ['SITE:  URL ', 'NAME: ACCOUNT-NAME', 'ID: Crm-Id']],
	['several candidates', ['ID', 'Name', 'URL', 'SITE: Website', 'NAME: Company', 'ID: CRM ID']],
])('finds web address, name and ID in %s', (_, columns) => {
	const headings = columns.map((column) => column.replace(/^[A-Z]+: /, ''));
	const row = columns.map((column) => /^([A-Z]+): /.exec(column)?.[1] ?? 'wrong');
	const companies = [{ Company: 'NAME', Website: 'SITE', 'CRM ID': 'ID' }];
	expect(toCompanies({ headings, rows: [row] }, 'my.csv')).toEqual({ companies, hasIds: true });
});

it('does without IDs', () => {
	const file = { headings: ['Website', 'Company'], rows: [['acme.com', 'Acme']] };
	const companies = [{ Company: 'Acme', Website: 'acme.com', 'CRM ID': '' }];
	expect(toCompanies(file, 'my.csv')).toEqual({ companies, hasIds: false });
});

it.each([
	[
		['Company', 'Phone'],
		"a web address (such as 'Domain' or 'Website'); its headings are 'Company', 'Phone'.",
	],
	[
		['Website', 'City'],
		"a company name (such as 'Company' or 'Account name'); its headings are 'Website', 'City'.",
	],
	[
		['{"a": 1}'],
		`a web address (such as 'Domain' or 'Website') and none for a company name (such as 'Company' or 'Account name'); its headings are '{"a": 1}'.`,
	],
])('refuses %j with what is missing and what is there', (headings, missing) => {
	expect(() => toCompanies({ headings, rows: [] }, 'my.csv')).toThrow(
		new UserError(`my.csv has no column for ${missing}`),
	);
});

it('names only as many headings as fit into a sentence', () => {
	const headings = Array.from({ length: 500 }, (_, at) => `Column ${at} ${'x'.repeat(500)}`);
	const told = /^.{300,700} and 488 more\.$/;
	expect(() => toCompanies({ headings, rows: [] }, 'my.csv')).toThrow(told);
});
