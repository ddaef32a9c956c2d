import { fewestRequests } from '#tools/demo/companies';

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
])('%i companies need %i requests', (count, requests) => {
	expect(fewestRequests(companies(count), 'Company', 100)).toBe(requests);
});

it('repeats and rows that cannot be sent need no request', () => {
	const repeats = companies(100).map((company) => ({ ...company, Company: 'Again' }));
	const bad = [
		{ Company: 'No address', Website: 'n/a', 'CRM ID': '1' },
		{ Company: ' ', Website: 'no-name.com', 'CRM ID': '1' },
	];
	const all = [...companies(100), ...repeats, ...bad];
	expect(fewestRequests(all, 'Company', 100)).toBe(1);
	expect(fewestRequests(all, 'CRM ID', 100)).toBe(1);
});
