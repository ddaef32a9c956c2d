import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { type CsvDialect, formatCsv } from '#tools/demo/formatCsv';
import { writeOutcomes } from '#tools/demo/writeOutcomes';

const cell = fc.oneof(
	fc.string({ unit: 'binary' }).filter((text) => !text.includes('\ufeff')),
	fc.constantFrom(
		'',
		' padded ',
		'a,b',
		'a;b',
		'a\tb',
		'say "hi"',
		'"',
		'two\nlines',
		'two\r\nlines',
	),
	fc.constantFrom('=1+1', '+49 30 1234', '-5', '@acme'),
);
const dialect: fc.Arbitrary<CsvDialect> = fc.record({
	delimiter: fc.constantFrom(',', ';', '\t'),
	byteOrderMark: fc.boolean(),
});

describe('written CSV', () => {
	it('is read back as the very same cells by any CSV reader', () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(cell, cell, cell)), dialect, (rows, form) => {
				const { delimiter, byteOrderMark: bom } = form;
				expect(parse(formatCsv(rows, form), { delimiter, bom, record_delimiter: '\n' })).toEqual(
					rows,
				);
			}),
		);
	});

	it('has quotes only where they are needed', () => {
		expect(formatCsv([['ACME', 'Acme, Inc.', '+49 30 1234']])).toBe(
			'ACME,"Acme, Inc.",+49 30 1234\n',
		);
	});
});

describe('a file of outcomes', () => {
	it("has the user's columns untouched, then ours, in the user's own form", () => {
		const folder = mkdtempSync(path.join(tmpdir(), 'outcomes-'));
		const target = path.join(folder, 'out', 'accounts.csv');
		writeOutcomes(
			target,
			{
				headings: ['Company', 'Site'],
				rows: [
					['Acme; Inc.', 'ACME.com'],
					['Globex', 'globex'],
				],
				dialect: { delimiter: ';', byteOrderMark: true },
			},
			[
				{
					row: 0,
					status: 'created',
					reason: '',
					domain: 'acme.com',
					accountId: '663abc',
					sentInstead: undefined,
				},
				{
					row: 1,
					status: 'invalid',
					reason: "'Domain' is wrong",
					domain: 'globex',
					accountId: '',
					sentInstead: undefined,
				},
			],
			'rtp_aid',
		);
		expect(readFileSync(target, 'utf8')).toBe(
			'\ufeffCompany;Site;status;reason;domain;rtp_aid\n' +
				'"Acme; Inc.";ACME.com;created;;acme.com;663abc\n' +
				"Globex;globex;invalid;'Domain' is wrong;globex;\n",
		);
		rmSync(folder, { recursive: true });
	});

	it('has no empty column for IDs that an operation does not give', () => {
		const folder = mkdtempSync(path.join(tmpdir(), 'outcomes-'));
		const target = path.join(folder, 'external-ids.csv');
		const outcome = { row: 0, status: 'updated', reason: '', domain: 'acme.com' } as const;
		writeOutcomes(
			target,
			{
				headings: ['Site'],
				rows: [['acme.com']],
				dialect: { delimiter: ',', byteOrderMark: false },
			},
			[{ ...outcome, accountId: '', sentInstead: undefined }],
			'rtp_aid',
		);
		expect(readFileSync(target, 'utf8')).toBe(
			'Site,status,reason,domain\nacme.com,updated,,acme.com\n',
		);
		rmSync(folder, { recursive: true });
	});
});
