import { readFileSync } from 'node:fs';
import path from 'node:path';
import { makeCompanies } from '#examples/data/make-companies';
import { cleanDomain } from '#tools/demo/companies';
import { readCompanies } from '#tools/demo/readCompanies';
import { toCompanies } from '#tools/demo/toCompanies';

describe('the sample companies', () => {
	const file = path.join(__dirname, '../../examples/data/companies.csv');

	it('are what the script makes, byte for byte', () => {
		expect(makeCompanies()).toBe(readFileSync(file, 'utf8'));
	});

	const read = readCompanies(file, 'companies.csv');
	const { companies } = toCompanies(read, 'companies.csv');
	const shareOf = (count: number): number => count / companies.length;

	it('are at least 2,000 rows, each with an ID of its own', () => {
		expect(new Set(companies.map((company) => company['CRM ID'])).size).toBe(read.rows.length);
		expect(read.rows.length).toBeGreaterThanOrEqual(2000);
	});

	it('are as clean as those of a CRM: a few in a hundred are there twice, a few cannot be sent', () => {
		const domains = companies.flatMap(({ Website }) => cleanDomain(Website) ?? []);
		const repeats = domains.length - new Set(domains).size;
		const unfit = companies.length - domains.length;
		const nameless = companies.filter(({ Company }) => Company === '').length;
		for (const share of [shareOf(repeats), shareOf(unfit + nameless)]) {
			expect(share).toBeGreaterThan(0.01);
			expect(share).toBeLessThan(0.05);
		}
	});
});
