import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { RowOutcome } from '#tools/demo/outcomes';
import type { CompaniesFile } from '#tools/demo/readCompanies';
import { writeOutcomes } from '#tools/demo/writeOutcomes';

const EMPTY = { reason: '', domain: '', accountId: '', sentInstead: undefined };

function write(file: CompaniesFile, outcomes: readonly RowOutcome[]): string {
	const folder = mkdtempSync(path.join(tmpdir(), 'outcomes-'));
	const target = path.join(folder, 'out', 'accounts.csv');
	writeOutcomes(target, file, outcomes, 'rtp_aid');
	const text = readFileSync(target, 'utf8');
	rmSync(folder, { recursive: true });
	return text;
}

it("gives back the user's columns untouched, then ours, in the user's own form", () => {
	const rows = [
		['Acme; Inc.', 'ACME.com', ' +49 30 1234'],
		['Globex', 'globex', '=1+1'],
	];
	const text = write(
		{
			headings: ['Company', 'Site', 'Phone'],
			rows,
			dialect: { delimiter: ';', bom: true },
		},
		[
			{ ...EMPTY, row: 0, status: 'created', domain: 'acme.com', accountId: '663abc' },
			{ ...EMPTY, row: 1, status: 'invalid', domain: 'globex', reason: "'Domain' is wrong" },
		],
	);
	expect(text).toBe(
		'\ufeffCompany;Site;Phone;status;reason;domain;rtp_aid\n' +
			'"Acme; Inc.";ACME.com;" +49 30 1234";created;;acme.com;663abc\n' +
			"Globex;globex;=1+1;invalid;'Domain' is wrong;globex;\n",
	);
});

it('adds no empty column for IDs that an operation does not give', () => {
	const dialect = { delimiter: ',', bom: false };
	const outcome = { ...EMPTY, row: 0, status: 'updated', domain: 'acme.com' } as const;
	expect(write({ headings: ['Site'], rows: [['acme.com']], dialect }, [outcome])).toBe(
		'Site,status,reason,domain\nacme.com,updated,,acme.com\n',
	);
});
