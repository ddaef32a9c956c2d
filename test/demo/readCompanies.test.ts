import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readCompanies } from '#tools/demo/readCompanies';
import { UserError } from '#tools/demo/userError';

const folder = mkdtempSync(path.join(tmpdir(), 'companies-'));
afterAll(() => rmSync(folder, { recursive: true }));

function read(content: string | Buffer) {
	const file = path.join(folder, 'my.csv');
	writeFileSync(file, content);
	return readCompanies(file, 'my.csv');
}

it.each([
	['with Windows line breaks, none at the end', 'Site,Name\r\nacme.com,Acme\r\nglobex.com,Globex'],
	['with semicolons', 'Site;Name\nacme.com;Acme\nglobex.com;Globex\n'],
	['with tabs', 'Site\tName\nacme.com\tAcme\nglobex.com\tGlobex\n'],
	['in quotes', '\ufeff"Site";"Name"\n"acme.com";"Acme"\n"globex.com";"Globex"\n'],
	['with blank rows', 'Site,Name\n\nacme.com,Acme\n,\nglobex.com,Globex\n,\n\n'],
	['with empty cells too many', 'Site,Name\nacme.com,Acme,,\nglobex.com,Globex,\n'],
])('a CSV file %s gives its headings and rows', (_, content) => {
	const rows = ['acme.com Acme', 'globex.com Globex'].map((row) => row.split(' '));
	expect(read(content)).toMatchObject({ headings: ['Site', 'Name'], rows });
});

it('can be written back in the form in which it came', () => {
	expect(read('a;b\n1;2').dialect).toEqual({ delimiter: ';', bom: false });
	expect(read('\ufeffa\tb\n1\t2').dialect).toEqual({ delimiter: '\t', bom: true });
});

it('may have separators, quotes and line breaks inside quotes, in headings too', () => {
	const content = '"Site; the ""first"";\none",Company\nacme.com,"Acme, Inc.\nBerlin"\n';
	expect(read(content)).toMatchObject({
		headings: ['Site; the "first";\none', 'Company'],
		rows: [['acme.com', 'Acme, Inc.\nBerlin']],
	});
});

it('keeps spaces and zeros, and one cell for each heading', () => {
	expect(read('ID,Company,City\n007, Acme \n').rows).toEqual([['007', ' Acme ', '']]);
});

const NOT_UTF8 = "my.csv is not a CSV file in UTF-8; export it again as 'CSV UTF-8'.";
it.each([
	['an empty file', '\ufeff\n', 'my.csv is empty.'],
	['headings alone', 'Website,Company\n,\n', 'my.csv has headings, but no rows.'],
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
	['a spreadsheet', 'PK\u0003\u0004\u0000\u0000Website,Company\n', NOT_UTF8],
	['an old Windows file', Buffer.from('Website\nm\u00fcller.de\n', 'latin1'), NOT_UTF8],
	['a Unicode text of Excel', Buffer.from('\ufeffWebsite\tCompany\n', 'utf16le'), NOT_UTF8],
])('%s is refused with one sentence', (_, content, sentence) => {
	expect(() => read(content)).toThrow(new UserError(sentence));
});

it.each([
	['', 'data is a folder; give a CSV file.'],
	['none.csv', 'There is no file data.'],
	['my.csv/none.csv', 'There is no file data.'],
])('the path %j, where no file is, is refused with one sentence', (name, sentence) => {
	read('a,b\n1,2');
	const file = path.join(folder, name);
	expect(() => readCompanies(file, 'data')).toThrow(new UserError(sentence));
});
