import { cpuPerRow, mean, quartile, rowsPerSecond, tailPerRow } from './figures';
import { BATCH } from './lines';
import type { Line, Measured, Results } from './results';

/** One promise about performance, and whether it was kept. */
export interface Check {
	readonly promise: string;
	readonly figure: number;
	readonly limit: number;
	readonly kept: boolean;
}

/** Rows per second of full batches, four at a time, if each takes 100 ms. */
const IDEAL = (BATCH * 4 * 1000) / 100;

/** Checks the results against every promise. All are ratios or counts, so that they mean the same on every machine. */
export function checkResults({ measured, handBuilt }: Results): Check[] {
	const runtimes = [...new Set(measured.map(nameOf))];
	const checks = runtimes.flatMap((runtime) => {
		const ofRuntime = measured.filter((one) => nameOf(one) === runtime);
		return checkRuntime(runtime, ofRuntime);
	});
	checks.push(
		atMost('requests beyond ceil(rows / batch size), all lines together', surplus(measured), 0),
	);
	if ('rows' in handBuilt) {
		const wall = quartile(handBuilt.handBuilt.wallMs) / quartile(handBuilt.node.wallMs);
		checks.push(
			atLeast('hand-built workflow / one Recotap node, time', wall, 5),
			atLeast(
				'hand-built workflow / one Recotap node, nodes',
				handBuilt.handBuilt.nodes / handBuilt.node.nodes,
				5,
			),
		);
	}
	return checks;
}

function checkRuntime(runtime: string, measured: readonly Measured[]): Check[] {
	const find = (line: Line, latencyMs = 0): Measured | undefined =>
		measured.find(
			(one) =>
				one.chapter === 'matrix' &&
				one.line === line &&
				one.latencyMs === latencyMs &&
				one.concurrency === 4,
		);
	const cpu = (line: Line): number => quartile(figuresOf(find(line), cpuPerRow));
	const auto = cpu('auto');
	const checks = [
		atMost(`${runtime}: auto-map / helper, CPU`, auto / cpu('helper'), 1.5),
		atMost(`${runtime}: auto-map - helper, us of CPU for a row`, auto - cpu('helper'), 8),
		atMost(`${runtime}: plain paths / auto-map, CPU`, cpu('paths') / auto, 1.3),
	];
	if (find('single') !== undefined) {
		checks.push(atLeast(`${runtime}: one by one / auto-map, CPU`, cpu('single') / auto, 25));
	}
	const slow = find('auto', 100);
	if (slow !== undefined) {
		// The best run: other programs can only slow it down.
		const share = Math.max(...rowsPerSecond(slow)) / IDEAL;
		checks.push(
			atLeast(`${runtime}: share of the ideal rows/s at 100 ms, 4 at a time`, share, 0.95),
		);
	}
	const typical = find('auto');
	if (typical?.retained !== undefined) {
		const bytes = typical.retained / typical.rows;
		checks.push(atMost(`${runtime}: bytes that a row leaves behind, output included`, bytes, 1024));
	}
	return [...checks, ...checkGrowth(runtime, measured)];
}

function checkGrowth(runtime: string, measured: readonly Measured[]): Check[] {
	const at = (rows: number): Measured | undefined =>
		measured.find((one) => one.chapter === 'growth' && one.rows === rows);
	if (at(100_000) === undefined) return [];
	const ratio = (perRow: (measured: Measured) => number[]): number =>
		mean(figuresOf(at(100_000), perRow)) / mean(figuresOf(at(10_000), perRow));
	const tail = 'time after the last reply for a row';
	return [
		atMost(`${runtime}: 100,000 rows / 10,000 rows, CPU for a row`, ratio(cpuPerRow), 1.15),
		// Linear growth is 1, quadratic would be 10; the rest allows for variation between runs.
		atMost(`${runtime}: 100,000 rows / 10,000 rows, ${tail}`, ratio(tailPerRow), 1.3),
	];
}

function surplus(measured: readonly Measured[]): number {
	return measured.reduce((sum, { line, rows, runs }) => {
		const size = line === 'single' ? 1 : BATCH;
		const expected = line === 'codec' ? 0 : Math.ceil(rows / size);
		return sum + runs.reduce((all, { requests }) => all + Math.abs(requests - expected), 0);
	}, 0);
}

/** The Node.js version and the expression engine. */
export function nameOf({ node, engine }: Measured): string {
	return `Node ${node}, ${engine}`;
}

function figuresOf(measured: Measured | undefined, figures: (one: Measured) => number[]): number[] {
	return measured === undefined ? [] : figures(measured);
}

function atMost(promise: string, figure: number, limit: number): Check {
	return { promise: `${promise}: at most`, figure, limit, kept: figure <= limit };
}

function atLeast(promise: string, figure: number, limit: number): Check {
	return { promise: `${promise}: at least`, figure, limit, kept: figure >= limit };
}
