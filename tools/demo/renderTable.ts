import { displayWidth, pad } from './formatText';

/** Lines of a table; `rule` draws a line across. */
export type TableLine = readonly string[] | 'rule';

/** Draws a table whose first column is text and whose other columns are numbers. */
export function renderTable(lines: readonly TableLine[]): string {
	const rows = lines.filter((line) => line !== 'rule');
	const columns = Math.max(0, ...rows.map(({ length }) => length));
	const widths = Array.from({ length: columns }, (_, at) =>
		Math.max(...rows.map((row) => displayWidth(row[at] ?? ''))),
	);
	const total = widths.reduce((sum, width) => sum + width, GAP.length * Math.max(0, columns - 1));
	return lines
		.map((line) =>
			line === 'rule'
				? '-'.repeat(total)
				: widths
						.map((width, at) => pad(line[at] ?? '', width, at === 0 ? 'right' : 'left'))
						.join(GAP)
						.trimEnd(),
		)
		.join('\n');
}

const GAP = '   ';
