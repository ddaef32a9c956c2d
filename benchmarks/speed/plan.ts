import type { Line, Setting } from './results';

const FAST: readonly Line[] = ['codec', 'undici', 'helper', 'auto', 'paths'];
const SLOW: readonly Line[] = ['expressions', 'single'];
/** Of the slow API, ms. */
const LATENCY_MS = 100;

/** Rows of one run: slow lines get fewer, their figures are for each row all the same. */
function rowsOf(line: Line, latencyMs: number, concurrency: number): number {
	if (line === 'single') return latencyMs === 0 ? 1000 : 25 * concurrency;
	if (line === 'expressions') return 2000;
	return latencyMs > 0 && concurrency === 1 ? 4000 : 10_000;
}

/**
 * Every line at every latency and concurrency: in each part what runs in turns in one process. What is compared closely
 * shares one, without the lines that leave much garbage and without the waits during which V8 forgets optimised code.
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
		// Nothing travels in the first line, so it has no latency and no concurrency.
		lines
			.filter((line) => line !== 'codec' || (latencyMs === 0 && concurrency === 4))
			.map((line): Setting => {
				const rows = rowsOf(line, latencyMs, concurrency);
				return { chapter: 'matrix', line, latencyMs, concurrency, rows, rounds };
			}),
	);
}

/** The node with more and more rows. */
export function growth(rounds: number): Setting[] {
	return [1000, 10_000, 100_000].map((rows) => ({
		chapter: 'growth',
		line: 'auto',
		latencyMs: 0,
		concurrency: 4,
		rows,
		// A short run meets a full collection now and then only.
		rounds: rows < 100_000 ? rounds * 3 : rounds,
	}));
}

/** What depends on the expression engine, next to what it is compared with: parts as in `matrix`. */
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
