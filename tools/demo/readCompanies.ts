import { existsSync, readFileSync, statSync } from 'node:fs';
import { CsvError, parse } from 'csv-parse/sync';
import type { CsvDialect } from './formatCsv';
import { UserError } from './userError';

/** A CSV file as its owner made it. */
export interface CompaniesFile {
	readonly headings: readonly string[];
	/** The cells of each row, as many as there are headings. */
	readonly rows: readonly (readonly string[])[];
	readonly dialect: CsvDialect;
}

/**
 * Reads a CSV file in UTF-8, separated by commas, semicolons or tabs. Blank rows are left out.
 *
 * @param path where the file is
 * @param name what to call it in messages
 * @throws UserError when there is no such file, or it holds no table
 */
export function readCompanies(path: string, name: string): CompaniesFile {
	const text = decode(readBytes(path, name), name);
	const dialect: CsvDialect = {
		delimiter: guessDelimiter(text),
		byteOrderMark: text.startsWith('\ufeff'),
	};
	const [headings, ...rows] = parseCsv(text, dialect, name);
	if (headings === undefined) throw new UserError(`${name} is empty.`);
	const width = headings.cells.length;
	const wide = rows.find(({ cells }) => cells.slice(width).some((cell) => cell !== ''));
	if (wide !== undefined) {
		throw new UserError(
			`${name} has ${width} headings, but ${wide.cells.length} values in line ${wide.line}; put quotes around values that contain '${dialect.delimiter}'.`,
		);
	}
	if (rows.length === 0) throw new UserError(`${name} has headings, but no rows.`);
	return {
		headings: headings.cells,
		rows: rows.map(({ cells }) => headings.cells.map((_, at) => cells[at] ?? '')),
		dialect,
	};
}

function readBytes(path: string, name: string): Buffer {
	if (!existsSync(path)) throw new UserError(`There is no file ${name}.`);
	if (statSync(path).isDirectory()) throw new UserError(`${name} is a folder; give a CSV file.`);
	try {
		return readFileSync(path);
	} catch {
		throw new UserError(`${name} cannot be read; check its permissions.`);
	}
}

function decode(bytes: Buffer, name: string): string {
	let text: string | undefined;
	try {
		text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		// Reported below, together with binary files that happen to be UTF-8.
	}
	if (text === undefined || text.includes('\0')) {
		throw new UserError(`${name} is not a CSV file in UTF-8; export it again as 'CSV UTF-8'.`);
	}
	return text;
}

/** The separator that the first line has most of, outside quotes. */
function guessDelimiter(text: string): CsvDialect['delimiter'] {
	const line = /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text)?.[0].replace(/"(?:[^"]|"")*"/g, '') ?? '';
	const count = (delimiter: string) => line.split(delimiter).length;
	return ([';', '\t'] as const).reduce<CsvDialect['delimiter']>(
		(best, delimiter) => (count(delimiter) > count(best) ? delimiter : best),
		',',
	);
}

/** One row of the file; `line` is where it ends, counted from 1. */
interface Row {
	readonly cells: readonly string[];
	readonly line: number;
}

function parseCsv(text: string, { delimiter }: CsvDialect, name: string): Row[] {
	const rows: Row[] = [];
	try {
		parse(text, {
			bom: true,
			delimiter,
			relax_column_count: true,
			skip_empty_lines: true,
			skip_records_with_empty_values: true,
			on_record: (cells: string[], { lines }) => {
				rows.push({ cells, line: lines });
				return null;
			},
		});
		return rows;
	} catch (error) {
		if (!(error instanceof CsvError)) throw error;
		const line = typeof error.lines === 'number' ? ` near line ${error.lines}` : '';
		throw new UserError(`${name} is not a proper CSV file${line}; check its quotes.`);
	}
}
