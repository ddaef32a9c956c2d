import { readFileSync } from 'node:fs';
import path from 'node:path';
import { normaliseDomain } from '@n8n-nodes-recotap/kit/values/normaliseDomain';
import { makeCompanies } from '#examples/data/make-companies';
import { fewestRequests, toCompanies } from '#tools/demo/companies';
import { findColumns } from '#tools/demo/toCompanies';
import { readCompanies } from '#tools/demo/readCompanies';

describe('the sample companies', () => {
	const file = path.join(__dirname, '../../examples/data/companies.csv');

	it('are what the script makes, byte for byte', () => {
		expect(makeCompanies()).toBe(readFileSync(file, 'utf8'));
	});

	const { headings, rows } = readCompanies(file, 'companies.csv');
	const companies = toCompanies(rows, findColumns(headings, 'companies.csv'));
	const shareOf = (count: number): number => count / companies.length;

	it('are at least 2,000 rows, each with an ID of its own', () => {
		expect(new Set(companies.map((company) => company['CRM ID'])).size).toBe(rows.length);
		expect(rows.length).toBeGreaterThanOrEqual(2000);
	});

	it('are as clean as those of a CRM: a few in a hundred are there twice, a few cannot be sent', () => {
		const domains = companies.flatMap(({ Website }) => {
			const cleaned = normaliseDomain(Website);
			return cleaned.ok ? [cleaned.domain] : [];
		});
		const repeats = domains.length - new Set(domains).size;
		const unfit = companies.length - domains.length;
		const nameless = companies.filter(({ Company }) => Company === '').length;
		for (const share of [shareOf(repeats), shareOf(unfit + nameless)]) {
			expect(share).toBeGreaterThan(0.01);
			expect(share).toBeLessThan(0.05);
		}
	});
});

describe('the fewest requests', () => {
	const companies = (count: number) =>
		Array.from({ length: count }, (_, at) => ({
			Company: `Company ${at}`,
			Website: `https://www.company-${at}.com/`,
			'CRM ID': '',
		}));

	it.each([
		[0, 0],
		[1, 1],
		[100, 1],
		[101, 2],
	])('for %i companies are %i', (count, requests) => {
		expect(fewestRequests(companies(count), 'Company', 100)).toBe(requests);
	});

	it('do not count repeats, and rows that cannot be sent', () => {
		const repeats = companies(100).map((company) => ({ ...company, Company: 'Again' }));
		const bad = [
			{ Company: 'No address', Website: 'n/a', 'CRM ID': '1' },
			{ Company: ' ', Website: 'no-name.com', 'CRM ID': '1' },
		];
		const all = [...companies(100), ...repeats, ...bad];
		expect(fewestRequests(all, 'Company', 100)).toBe(1);
		expect(fewestRequests(all, 'CRM ID', 100)).toBe(1);
	});
});
