import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readCompanies } from '#tools/demo/readCompanies';
import { UserError } from '#tools/demo/userError';

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'companies-'));
});
afterAll(() => {
	rmSync(folder, { recursive: true });
});

function read(content: string | Buffer) {
	const file = path.join(folder, 'my.csv');
	writeFileSync(file, content);
	return readCompanies(file, 'my.csv');
}

describe('a CSV file', () => {
	const rows = [
		['acme.com', 'Acme'],
		['globex.com', 'Globex'],
	];

	it.each([
		['with commas', 'Website,Company\nacme.com,Acme\nglobex.com,Globex\n'],
		['without a last line break', 'Website,Company\nacme.com,Acme\nglobex.com,Globex'],
		['with Windows line breaks', 'Website,Company\r\nacme.com,Acme\r\nglobex.com,Globex\r\n'],
		['with semicolons', 'Website;Company\nacme.com;Acme\nglobex.com;Globex\n'],
		['with tabs', 'Website\tCompany\nacme.com\tAcme\nglobex.com\tGlobex\n'],
		['in quotes', '"Website","Company"\n"acme.com","Acme"\n"globex.com","Globex"\n'],
		['with a byte order mark', '\ufeffWebsite,Company\nacme.com,Acme\nglobex.com,Globex\n'],
		['with both', '\ufeff"Website";"Company"\n"acme.com";"Acme"\n"globex.com";"Globex"\n'],
		['with blank rows', 'Website,Company\n\nacme.com,Acme\n,\nglobex.com,Globex\n,\n\n'],
		['with empty cells too many', 'Website,Company\nacme.com,Acme,,\nglobex.com,Globex,\n'],
	])('%s gives its headings and rows', (_, content) => {
		expect(read(content)).toMatchObject({ headings: ['Website', 'Company'], rows });
	});

	it('is written back in the form in which it came', () => {
		expect(read('a;b\n1;2').dialect).toEqual({ delimiter: ';', byteOrderMark: false });
		expect(read('\ufeffa\tb\n1\t2').dialect).toEqual({ delimiter: '\t', byteOrderMark: true });
	});

	it('may have separators, quotes and line breaks inside quotes, in headings too', () => {
		expect(
			read('"Site; the ""first"";\none",Company\nacme.com,"Acme, Inc.\nBerlin"\n'),
		).toMatchObject({
			headings: ['Site; the "first";\none', 'Company'],
			rows: [['acme.com', 'Acme, Inc.\nBerlin']],
		});
	});

	it('keeps one cell for each heading when a row is too short', () => {
		expect(read('Website,Company,City\nacme.com\n').rows).toEqual([['acme.com', '', '']]);
	});

	it('keeps spaces and zeros as they are', () => {
		expect(read('ID,Company\n007, Acme \n').rows).toEqual([['007', ' Acme ']]);
	});
});

describe('what is no CSV file', () => {
	it.each([
		['an empty file', '', 'my.csv is empty.'],
		['a file with nothing but a byte order mark', '\ufeff\n', 'my.csv is empty.'],
		['headings alone', 'Website,Company\n', 'my.csv has headings, but no rows.'],
		['headings and blank rows', 'Website,Company\n,\n', 'my.csv has headings, but no rows.'],
		[
			'a value with a comma outside quotes',
			'Website,Company\nacme.com,Acme\nglobex.com,Globex, Inc.\n',
			"my.csv has 2 headings, but 3 values in line 3; put quotes around values that contain ','.",
		],
		[
			'a quote that never ends',
			'Website,Company\nacme.com,"Acme\n',
			'my.csv is not a proper CSV file near line 2; check its quotes.',
		],
		[
			'a spreadsheet',
			Buffer.from('PK\u0003\u0004\u0000\u0000Website,Company\n'),
			"my.csv is not a CSV file in UTF-8; export it again as 'CSV UTF-8'.",
		],
		[
			'an old Windows file',
			Buffer.from('Website,Company\nmueller.de,M\u00fcller\n', 'latin1'),
			"my.csv is not a CSV file in UTF-8; export it again as 'CSV UTF-8'.",
		],
		[
			'a Unicode text of Excel',
			Buffer.from('\ufeffWebsite\tCompany\nacme.com\tAcme\n', 'utf16le'),
			"my.csv is not a CSV file in UTF-8; export it again as 'CSV UTF-8'.",
		],
	])('%s is refused with one sentence', (_, content, sentence) => {
		expect(() => read(content)).toThrow(new UserError(sentence));
	});

	it('a folder is refused with one sentence', () => {
		expect(() => readCompanies(folder, 'data')).toThrow(
			new UserError('data is a folder; give a CSV file.'),
		);
	});

	it.each(['none.csv', 'my.csv/none.csv'])('%s, which is not there, is refused', (name) => {
		read('a,b\n1,2');
		expect(() => readCompanies(path.join(folder, name), name)).toThrow(
			new UserError(`There is no file ${name}.`),
		);
	});
});
