import { checkResults, nameOf } from './checks';
import { cpuPerRow, median, rowsPerSecond, tailPerRow } from './figures';
import { LINES, type Measured, type Results } from './results';

/** All tables of a results file, as markdown. */
export function drawTables(results: Results): string {
	const { measured, handBuilt } = results;
	const runtimes = [...new Set(measured.map(nameOf))];
	return [
		`Machine: ${results.machine}. n8n-core ${results.n8nCore}. Figures are medians; in brackets the lowest and highest run.`,
		...runtimes.flatMap((runtime) => {
			const ofRuntime = measured.filter((one) => nameOf(one) === runtime);
			const growth = ofRuntime.filter(({ chapter }) => chapter === 'growth');
			return [
				`### ${runtime}`,
				drawMatrix(ofRuntime.filter(({ chapter }) => chapter === 'matrix')),
				...(growth.length === 0 ? [] : [drawGrowth(growth)]),
			];
		}),
		'### In real n8n',
		'rows' in handBuilt
			? table(
					['10,000 rows', 'nodes', 'time, s'],
					[
						['one Recotap node', String(handBuilt.node.nodes), seconds(handBuilt.node.wallMs)],
						[
							'Code, Loop Over Items, Code, HTTP Request, Code',
							String(handBuilt.handBuilt.nodes),
							seconds(handBuilt.handBuilt.wallMs),
						],
					],
				)
			: handBuilt.skipped,
		'### Promises',
		table(
			['promise', 'limit', 'measured', ''],
			checkResults(results).map(({ promise, limit, figure, kept }) => [
				promise,
				String(limit),
				figure.toFixed(2),
				kept ? 'kept' : '**missed**',
			]),
		),
	].join('\n\n');
}

function drawMatrix(measured: readonly Measured[]): string {
	return table(
		[
			'line',
			'latency, ms',
			'at a time',
			'rows',
			'requests',
			'CPU, us a row',
			'rows/s',
			'bytes a row',
		],
		measured.map((one) => [
			LINES[one.line],
			String(one.latencyMs),
			String(one.concurrency),
			count(one.rows),
			count(one.runs[0]?.requests ?? NaN),
			spread(cpuPerRow(one), 1),
			spread(rowsPerSecond(one), 0),
			one.retained === undefined ? '' : (one.retained / one.rows).toFixed(0),
		]),
	);
}

function drawGrowth(measured: readonly Measured[]): string {
	return table(
		['rows', 'CPU, us a row', 'rows/s', 'after the last reply, us a row'],
		measured.map((one) => [
			count(one.rows),
			spread(cpuPerRow(one), 1),
			spread(rowsPerSecond(one), 0),
			spread(tailPerRow(one), 2),
		]),
	);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
	const lines = [head, head.map(() => '---'), ...rows];
	return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function spread(values: readonly number[], digits: number): string {
	const [lowest, highest] = [Math.min(...values), Math.max(...values)];
	const show = (value: number): string =>
		value.toLocaleString('en-US', { maximumFractionDigits: digits, minimumFractionDigits: digits });
	return `${show(median(values))} (${show(lowest)}-${show(highest)})`;
}

function seconds(values: readonly number[]): string {
	return spread(
		values.map((ms) => ms / 1000),
		2,
	);
}

function count(value: number): string {
	return value.toLocaleString('en-US');
}
