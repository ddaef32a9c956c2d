import type { Line, Setting } from './results';

const ALL: readonly Line[] = [
	'codec',
	'undici',
	'helper',
	'auto',
	'paths',
	'expressions',
	'single',
];

/** Rows of one run: slow lines get fewer, their figures are for each row all the same. */
function rowsOf(line: Line, latencyMs: number, concurrency: number): number {
	if (line === 'single') return latencyMs === 0 ? 1000 : 25 * concurrency;
	if (line === 'expressions') return 2000;
	return latencyMs > 0 && concurrency === 1 ? 4000 : 10_000;
}

/** Every line at every latency and concurrency, in the order in which a round runs them. */
export function matrix(rounds: number, slowRounds: number): Setting[] {
	return [0, 100].flatMap((latencyMs) =>
		[1, 4, 8].flatMap((concurrency) =>
			// Nothing travels in the first line, so it has no latency and no concurrency.
			ALL.filter((line) => line !== 'codec' || (latencyMs === 0 && concurrency === 4)).map(
				(line): Setting => ({
					chapter: 'matrix',
					line,
					latencyMs,
					concurrency,
					rows: rowsOf(line, latencyMs, concurrency),
					rounds: latencyMs === 0 ? rounds : slowRounds,
				}),
			),
		),
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
		rounds,
	}));
}

/** What depends on the expression engine, next to what it is compared with. */
export function expressionLines(rounds: number): Setting[] {
	return (['helper', 'auto', 'paths', 'expressions'] as const).map((line) => ({
		chapter: 'matrix',
		line,
		latencyMs: 0,
		concurrency: 4,
		rows: line === 'expressions' ? 500 : 10_000,
		rounds,
	}));
}
