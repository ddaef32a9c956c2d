import Table from 'cli-table3';
import { STATUSES } from '@n8n-nodes-recotap/kit/push/outcome';
import type { Company } from './companies';
import { clean, number } from './formatText';
import { groupByStatus, type OperationReport } from './outcomes';

/** How many rows of each status are shown. */
const SHOWN = 3;
/** Columns of the terminal for a status and for the name of a company. */
const WIDTHS = [10, 25] as const;
const INDENT = '  ';
const BORDERS =
	'top,top-mid,top-left,top-right,bottom,bottom-mid,bottom-left,bottom-right,left,left-mid,mid,mid-mid,right,right-mid,middle';
const NO_BORDERS = Object.fromEntries(BORDERS.split(',').map((name) => [name, '']));
/** Also without the colours of borders: the text may go into a file. */
const NO_STYLE = { border: [], 'padding-left': 0 };

/** How often each status came out, and how much it took. */
export function renderSummary(reports: readonly OperationReport[]): string {
	const grouped = reports.map(({ outcomes }) => groupByStatus(outcomes));
	const line = (label: string, value: (report: OperationReport) => number) => [
		label,
		...reports.map((report) => number(value(report))),
	];
	const table = new Table({
		chars: { ...NO_BORDERS, middle: '   ' },
		colAligns: ['left', ...reports.map(() => 'right' as const)],
		style: { ...NO_STYLE, 'padding-right': 0 },
	});
	table.push(
		['', ...reports.map(({ title }) => title)],
		['-'],
		...STATUSES.filter((status) => grouped.some((byStatus) => byStatus.has(status))).map(
			(status) => [status, ...grouped.map((byStatus) => number(byStatus.get(status)?.length ?? 0))],
		),
		['-'],
		line('rows', ({ outcomes }) => outcomes.length),
		line('requests sent', ({ requestsSent }) => requestsSent),
		line('fewest possible', ({ fewestRequests }) => fewestRequests),
		line(
			'rows per second',
			({ outcomes, elapsedMs }) => outcomes.length / (Math.max(1, elapsedMs) / 1000),
		),
	);
	return draw(table).replace(/^-$/gm, '-'.repeat(table.width));
}

/**
 * A few rows of each status, with the API's reasons in full.
 *
 * @param companies the rows that the outcomes speak of
 * @param width columns of the terminal
 */
export function renderExamples(
	{ title, outcomes }: OperationReport,
	companies: readonly Company[],
	width: number,
): string {
	// One space between columns, and one after each text; the last one may stand outside.
	const rest = width - INDENT.length - WIDTHS[0] - WIDTHS[1] - 1;
	const table = new Table({
		chars: { ...NO_BORDERS, left: INDENT, middle: ' ' },
		colWidths: [...WIDTHS, rest],
		style: { ...NO_STYLE, 'padding-right': 1 },
		truncate: '...',
	});
	for (const [status, ofStatus] of groupByStatus(outcomes)) {
		table.push([]);
		for (const [at, { row, reason, sentInstead = -1 }] of ofStatus.slice(0, SHOWN).entries()) {
			const company = companies[row];
			const label = at === 0 ? status : '';
			table.push([label, clean(company?.Company ?? ''), clean(company?.Website ?? '')]);
			if (reason === '') continue;
			// A file has no item numbers, so the company behind the number is named too.
			const winner = companies[sentInstead];
			const content = clean(winner === undefined ? reason : `${reason}: ${winner.Company}`);
			const style = { 'padding-left': 2, 'padding-right': 1 };
			table.push(['', { content, colSpan: 2, wordWrap: true, style }]);
		}
	}
	return `${title}: some rows of each status\n${draw(table)}`;
}

function draw(table: Table.Table): string {
	return table.toString().replace(/ +$/gm, '');
}
