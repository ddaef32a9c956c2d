/** The lines that are compared. */
export const LINES = {
	codec: 'JSON encode and decode only',
	undici: 'plain undici loop',
	helper: "n8n's HTTP helper, plain loop",
	auto: 'Recotap node, auto-map',
	paths: 'Recotap node, 7 columns by hand, plain paths',
	expressions: 'Recotap node, 7 columns by hand, real expressions',
	single: "n8n's HTTP helper, one request per record",
} as const;

export type Line = keyof typeof LINES;

/** Expression engines of n8n. */
export type ExpressionEngine = 'legacy' | 'vm';

/** A setting to measure, and how often. */
export interface Setting {
	/** Settings of one chapter are run alternately. */
	readonly chapter: 'matrix' | 'growth';
	readonly line: Line;
	readonly latencyMs: number;
	readonly concurrency: number;
	readonly rows: number;
	readonly rounds: number;
}

/** One run of one line. */
export interface Run {
	readonly wallMs: number;
	/** CPU time of the client process, user and system. */
	readonly cpuMs: number;
	/** From the last response until the node has ended and its garbage is collected, ms. */
	readonly tailMs: number;
	readonly requests: number;
}

/** All runs of one setting, in the order of the rounds. */
export interface Measured extends Setting {
	/** Major version of Node.js. */
	readonly node: number;
	readonly engine: ExpressionEngine;
	readonly runs: readonly Run[];
	/** Growth of the heap while the output is retained, bytes; measured in a separate run. */
	readonly retained?: number;
}

/** The hand-built workflow compared with the node, in real n8n. */
export interface HandBuilt {
	readonly rows: number;
	readonly n8n: string;
	readonly node: { readonly nodes: number; readonly wallMs: readonly number[] };
	readonly handBuilt: { readonly nodes: number; readonly wallMs: readonly number[] };
}

/** The results file. */
export interface Results {
	readonly machine: string;
	readonly n8nCore: string;
	readonly measured: readonly Measured[];
	/** The comparison, or why there is none. */
	readonly handBuilt: HandBuilt | { readonly skipped: string };
}
