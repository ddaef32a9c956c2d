import { STATUSES } from '@n8n-nodes-recotap/kit/push/outcome';
import type { Company } from './companies';
import { fit, number, pad } from './formatText';
import { groupByStatus, type OperationReport, type RowOutcome } from './outcomes';
import { renderTable } from './renderTable';

/** How many rows of each status are shown. */
const SHOWN = 3;
const STATUS_WIDTH = 11;
const COMPANY_WIDTH = 24;
const INDENT = '  ';

/** How often each status came out, and how much it took. */
export function renderSummary(reports: readonly OperationReport[]): string {
	const grouped = reports.map(({ outcomes }) => groupByStatus(outcomes));
	const statuses = STATUSES.filter((status) => grouped.some((byStatus) => byStatus.has(status)));
	const line = (label: string, value: (report: OperationReport) => string) => [
		label,
		...reports.map(value),
	];
	return renderTable([
		line('', ({ title }) => title),
		'rule',
		...statuses.map((status) => [
			status,
			...grouped.map((byStatus) => number(byStatus.get(status)?.length ?? 0)),
		]),
		'rule',
		line('rows', ({ outcomes }) => number(outcomes.length)),
		line('requests sent', ({ requestsSent }) => number(requestsSent)),
		line('fewest possible', ({ fewestRequests }) => number(fewestRequests)),
		line('rows per second', (report) => number(rowsPerSecond(report))),
	]);
}

function rowsPerSecond({ outcomes, elapsedMs }: OperationReport): number {
	return outcomes.length / (Math.max(1, elapsedMs) / 1000);
}

/**
 * A few rows of each status, with Recotap's reasons in full.
 *
 * @param companies the rows that the outcomes speak of
 * @param width columns of the terminal
 */
export function renderExamples(
	{ title, outcomes }: OperationReport,
	companies: readonly Company[],
	width: number,
): string {
	const lines = [`${title}: some rows of each status`];
	for (const [status, ofStatus] of groupByStatus(outcomes)) {
		lines.push('');
		ofStatus.slice(0, SHOWN).forEach((outcome, at) => {
			lines.push(...renderOutcome(at === 0 ? status : '', outcome, companies, width));
		});
	}
	return lines.join('\n');
}

function renderOutcome(
	label: string,
	{ row, reason, sentInstead }: RowOutcome,
	companies: readonly Company[],
	width: number,
): string[] {
	const room = width - INDENT.length - STATUS_WIDTH;
	const company = companies[row];
	const name = pad(fit(company?.Company ?? '', COMPANY_WIDTH), COMPANY_WIDTH + 2);
	const website = fit(company?.Website ?? '', room - COMPANY_WIDTH - 2);
	const first = INDENT + pad(label, STATUS_WIDTH) + name + website;
	// A file has no item numbers, so the company behind the number is named too.
	const winner = sentInstead === undefined ? undefined : companies[sentInstead];
	const reasons = winner === undefined ? reason : `${reason}: ${winner.Company}`;
	const further = wrap(reasons, room - 2).map((line) => pad('', width - room + 2) + line);
	return [first.trimEnd(), ...further];
}

/** Breaks a text into lines at its spaces. */
function wrap(text: string, width: number): string[] {
	const lines: string[] = [];
	for (const word of text.split(/\s+/).filter((part) => part !== '')) {
		const last = lines.at(-1);
		const joined = last === undefined ? undefined : `${last} ${word}`;
		if (joined !== undefined && joined.length <= width) lines[lines.length - 1] = joined;
		else lines.push(fit(word, width));
	}
	return lines;
}
