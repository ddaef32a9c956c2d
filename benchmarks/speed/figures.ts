import type { Measured } from './results';

/** The median. */
export function median(values: readonly number[]): number {
	const sorted = [...values].sort((one, other) => one - other);
	return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/** The lower quartile: other load only makes a run slower, and the minimum may be luck. */
export function quartile(values: readonly number[]): number {
	const sorted = [...values].sort((one, other) => one - other);
	return sorted[Math.floor(sorted.length / 4)] ?? NaN;
}

/** The mean: it includes rare events, such as a full collection, in proportion. */
export function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** CPU time of the client for each row, us, in each run. */
export function cpuPerRow({ runs, rows }: Measured): number[] {
	return runs.map(({ cpuMs }) => (cpuMs * 1000) / rows);
}

/** Rows per second in each run. */
export function rowsPerSecond({ runs, rows }: Measured): number[] {
	return runs.map(({ wallMs }) => (rows / wallMs) * 1000);
}

/** Time from the last response to the end for each row, us, in each run. */
export function tailPerRow({ runs, rows }: Measured): number[] {
	return runs.map(({ tailMs }) => (tailMs * 1000) / rows);
}
