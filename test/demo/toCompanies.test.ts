import { findColumns } from '#tools/demo/toCompanies';
import { UserError } from '#tools/demo/userError';

describe('columns of a CRM export', () => {
	it.each([
		['our sample', ['CRM ID', 'Company', 'Website'], [2, 1, 0]],
		['HubSpot', ['Record ID', 'Company name', 'Company Domain Name'], [2, 1, 0]],
		['Salesforce', ['Account ID', 'Account Name', 'Phone', 'Website'], [3, 1, 0]],
		['Pipedrive', ['Name', 'ID', 'Web site'], [2, 0, 1]],
		['a database', ['id', 'account_name', 'website_url'], [2, 1, 0]],
		['the API itself', ['domain', 'name', 'externalId'], [0, 1, 2]],
		['a shouting list', [' URL ', 'ACCOUNT-NAME', 'Crm-Id'], [0, 1, 2]],
	])('are recognised in %s', (_, headings, [domain, name, externalId]) => {
		expect(findColumns(headings, 'my.csv')).toEqual({ domain, name, externalId });
	});

	it('takes the surest of several candidates, wherever it stands', () => {
		const headings = ['ID', 'Name', 'URL', 'Website', 'Company', 'CRM ID'];
		expect(findColumns(headings, 'my.csv')).toEqual({ domain: 3, name: 4, externalId: 5 });
	});

	it('does without IDs', () => {
		expect(findColumns(['Website', 'Company'], 'my.csv').externalId).toBeUndefined();
	});

	it.each([
		[
			['Company', 'Phone'],
			"my.csv has no column for a web address (such as 'Domain' or 'Website'); its headings are 'Company', 'Phone'.",
		],
		[
			['Website', 'City'],
			"my.csv has no column for a company name (such as 'Company' or 'Account name'); its headings are 'Website', 'City'.",
		],
		[
			['{"a": 1}'],
			`my.csv has no column for a web address (such as 'Domain' or 'Website') and none for a company name (such as 'Company' or 'Account name'); its headings are '{"a": 1}'.`,
		],
	])('%j are refused with what is missing and what is there', (headings, sentence) => {
		expect(() => findColumns(headings, 'my.csv')).toThrow(new UserError(sentence));
	});

	it('names only as many headings as fit into a sentence', () => {
		const headings = Array.from({ length: 500 }, (_, at) => `Column ${at} ${'x'.repeat(500)}`);
		const message = messageOf(() => findColumns(headings, 'my.csv'));
		expect(message).toMatch(/and 488 more\.$/);
		expect(message.length).toBeLessThan(700);
	});
});

function messageOf(action: () => unknown): string {
	try {
		action();
	} catch (error) {
		if (error instanceof UserError) return error.message;
	}
	throw new Error('Nothing was refused');
}
