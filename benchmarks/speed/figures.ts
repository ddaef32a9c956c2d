import type { Measured } from './results';

/** The middle value. */
export function median(values: readonly number[]): number {
	const sorted = [...values].sort((one, other) => one - other);
	return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/** The value that a quarter of the runs stay below: what else goes on only makes a run dearer, and the lowest may be luck. */
export function quartile(values: readonly number[]): number {
	const sorted = [...values].sort((one, other) => one - other);
	return sorted[Math.floor(sorted.length / 4)] ?? NaN;
}

/** The mean: counts what happens rarely, such as a full collection, as often as it happens. */
export function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** CPU time of the client for each row, us, in each run. */
export function cpuPerRow({ runs, rows }: Measured): number[] {
	return runs.map(({ cpuMs }) => (cpuMs * 1000) / rows);
}

/** Rows in a second, in each run. */
export function rowsPerSecond({ runs, rows }: Measured): number[] {
	return runs.map(({ wallMs }) => (rows / wallMs) * 1000);
}

/** Time from the last reply to the end for each row, us, in each run. */
export function tailPerRow({ runs, rows }: Measured): number[] {
	return runs.map(({ tailMs }) => (tailMs * 1000) / rows);
}
