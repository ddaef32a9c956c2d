/** How a CSV file is written, so that a file goes back to its owner in the form in which it came. */
export interface CsvDialect {
	readonly delimiter: ',' | ';' | '\t';
	/** Whether the file starts with a byte order mark, as Excel wants it. */
	readonly byteOrderMark: boolean;
}

/** What RFC 4180 describes, but with plain line feeds. */
export const PLAIN_CSV: CsvDialect = { delimiter: ',', byteOrderMark: false };

/**
 * Writes rows as CSV; a cell is quoted when it needs it (RFC 4180, section 2).
 *
 * A cell that a spreadsheet would run as a formula (= + - @) stays as it is: these are the user's own values, which
 * must survive the way back into their CRM, and phone numbers start with a plus.
 */
export function formatCsv(
	rows: Iterable<readonly string[]>,
	{ delimiter, byteOrderMark }: CsvDialect = PLAIN_CSV,
): string {
	let text = byteOrderMark ? '\ufeff' : '';
	for (const row of rows) {
		text += `${row.map((cell) => formatCell(cell, delimiter)).join(delimiter)}\n`;
	}
	return text;
}

function formatCell(cell: string, delimiter: string): string {
	const needsQuotes = /["\r\n]|^\s|\s$/.test(cell) || cell.includes(delimiter);
	return needsQuotes ? `"${cell.replaceAll('"', '""')}"` : cell;
}
