import type { Line, Setting } from './results';

const FAST: readonly Line[] = ['codec', 'undici', 'helper', 'auto', 'paths'];
const SLOW: readonly Line[] = ['expressions', 'single'];
/** Latency of the slow API, ms. */
const LATENCY_MS = 100;

/** Number of rows of one run: slow lines get fewer, since figures are per row. */
function rowsOf(line: Line, latencyMs: number, concurrency: number): number {
	if (line === 'single') return latencyMs === 0 ? 1000 : 25 * concurrency;
	if (line === 'expressions') return 2000;
	return latencyMs > 0 && concurrency === 1 ? 4000 : 10_000;
}

/**
 * Every line at every latency and concurrency: each part is measured alternately in one process. Lines that are
 * compared closely share a process, without the lines that leave much garbage and without the waits during which V8
 * discards optimised code.
 */
export function matrix(rounds: number, slowRounds: number): readonly (readonly Setting[])[] {
	return [
		linesAt(FAST, 0, rounds),
		linesAt(SLOW, 0, slowRounds),
		linesAt([...FAST, ...SLOW], LATENCY_MS, slowRounds),
	];
}

function linesAt(lines: readonly Line[], latencyMs: number, rounds: number): Setting[] {
	return [1, 4, 8].flatMap((concurrency) =>
		// The first line sends nothing, so it has no latency and no concurrency.
		lines
			.filter((line) => line !== 'codec' || (latencyMs === 0 && concurrency === 4))
			.map((line): Setting => {
				const rows = rowsOf(line, latencyMs, concurrency);
				return { chapter: 'matrix', line, latencyMs, concurrency, rows, rounds };
			}),
	);
}

/** The node with an increasing number of rows. */
export function growth(rounds: number): Setting[] {
	return [1000, 10_000, 100_000].map((rows) => ({
		chapter: 'growth',
		line: 'auto',
		latencyMs: 0,
		concurrency: 4,
		rows,
		// In a short run, a full collection is rare.
		rounds: rows < 100_000 ? rounds * 3 : rounds,
	}));
}

/** The lines that depend on the expression engine, and those they are compared with: parts as in `matrix`. */
export function expressionLines(
	rounds: number,
	slowRounds: number,
): readonly (readonly Setting[])[] {
	const common = { chapter: 'matrix', latencyMs: 0, concurrency: 4 } as const;
	return [
		(['helper', 'auto', 'paths'] as const).map((line) => ({
			...common,
			line,
			rows: 10_000,
			rounds,
		})),
		[{ ...common, line: 'expressions', rows: 500, rounds: slowRounds }],
	];
}
