import { isUtf8 } from 'node:buffer';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { CsvError, parse } from 'csv-parse/sync';
import { UserError } from './userError';

/** A CSV file as its owner made it. */
export interface CompaniesFile {
	readonly headings: readonly string[];
	/** The cells of each row, as many as there are headings. */
	readonly rows: readonly (readonly string[])[];
	/** In which form it goes back to its owner: `bom` is the byte order mark that Excel wants. */
	readonly dialect: { readonly delimiter: string; readonly bom: boolean };
}

/**
 * Reads a CSV file in UTF-8, separated by commas, semicolons or tabs. Blank rows are left out.
 *
 * @param path where the file is
 * @param name what to call it in messages
 * @throws UserError when there is no such file, or it holds no table
 */
export function readCompanies(path: string, name: string): CompaniesFile {
	const text = readText(path, name);
	const delimiter = guessDelimiter(text);
	const [first, ...rows] = parseCsv(text, delimiter, name);
	if (first === undefined) throw new UserError(`${name} is empty.`);
	const headings = first.cells;
	const wide = rows.find(({ cells }) => cells.slice(headings.length).some((cell) => cell !== ''));
	if (wide !== undefined) {
		throw new UserError(
			`${name} has ${headings.length} headings, but ${wide.cells.length} values in line ${wide.line}; put quotes around values that contain '${delimiter}'.`,
		);
	}
	if (rows.length === 0) throw new UserError(`${name} has headings, but no rows.`);
	return {
		headings,
		rows: rows.map(({ cells }) => headings.map((_, at) => cells[at] ?? '')),
		dialect: { delimiter, bom: text.startsWith('\ufeff') },
	};
}

function readText(path: string, name: string): string {
	if (!existsSync(path)) throw new UserError(`There is no file ${name}.`);
	if (statSync(path).isDirectory()) throw new UserError(`${name} is a folder; give a CSV file.`);
	let bytes: Buffer;
	try {
		bytes = readFileSync(path);
	} catch {
		throw new UserError(`${name} cannot be read; check its permissions.`);
	}
	// Binary files may happen to be UTF-8.
	if (isUtf8(bytes) && !bytes.includes(0)) return bytes.toString();
	throw new UserError(`${name} is not a CSV file in UTF-8; export it again as 'CSV UTF-8'.`);
}

/** The separator that the first line has most of, outside quotes. */
function guessDelimiter(text: string): string {
	const line = /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text)?.[0].replace(/"(?:[^"]|"")*"/g, '') ?? '';
	const count = (delimiter: string) => line.split(delimiter).length;
	return [';', '\t'].reduce((best, other) => (count(other) > count(best) ? other : best), ',');
}

/** One row of the file; `line` is where it ends, counted from 1. */
interface Row {
	readonly cells: readonly string[];
	readonly line: number;
}

function parseCsv(text: string, delimiter: string, name: string): Row[] {
	const rows: Row[] = [];
	try {
		parse(text, {
			bom: true,
			delimiter,
			relax_column_count: true,
			skip_empty_lines: true,
			skip_records_with_empty_values: true,
			on_record: (cells: string[], { lines }) => void rows.push({ cells, line: lines }),
		});
		return rows;
	} catch (error) {
		if (!(error instanceof CsvError)) throw error;
		const line = typeof error.lines === 'number' ? ` near line ${error.lines}` : '';
		throw new UserError(`${name} is not a proper CSV file${line}; check its quotes.`);
	}
}
