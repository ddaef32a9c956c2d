import { createHash } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import type { Memory } from '../../bulk/memory';
import type { Outcome } from '../../bulk/outcome';

/** Most rows that are remembered. They are stored with the execution. */
const MOST_ROWS = 100_000;

/** What is kept in the node's context, for one run of the node. */
interface Kept {
	readonly runIndex: unknown;
	readonly batches: Record<string, readonly Outcome[]>;
	readonly hasGaps: boolean;
}

/** A memory that survives n8n's Retry On Fail, and a later retry of the failed execution. */
export interface NodeMemory extends Memory {
	/** Hands everything over to n8n, for the next try. */
	keep(): void;
	/** Leaves nothing behind. */
	clear(): void;
}

/**
 * Opens the memory of this run of the node. Batches go by a hash of their content. Only outcomes are kept, no replies:
 * n8n stores them with the execution.
 */
export function openNodeMemory(context: IExecuteFunctions): NodeMemory {
	const storage: { recotap?: Kept } = context.getContext('node');
	const runIndex: unknown = context.getWorkflowDataProxy(0).$runIndex;
	const earlier = storage.recotap?.runIndex === runIndex ? storage.recotap : undefined;
	const batches = new Map<string, readonly Outcome[]>(Object.entries(earlier?.batches ?? {}));
	let rows = [...batches.values()].reduce((sum, { length }) => sum + length, 0);
	let isFull = false;

	return {
		hasGaps: earlier?.hasGaps ?? false,
		recall: (content) => batches.get(hash(content)),
		remember: (content, outcomes) => {
			const name = hash(content);
			if (!batches.has(name)) rows += outcomes.length;
			if (rows > MOST_ROWS) isFull = true;
			else batches.set(name, outcomes);
		},
		keep: () => {
			const hasGaps = isFull || (earlier?.hasGaps ?? false);
			storage.recotap = { runIndex, batches: Object.fromEntries(batches), hasGaps };
		},
		clear: () => {
			delete storage.recotap;
		},
	};
}

function hash(content: string): string {
	return createHash('sha256').update(content).digest('base64url');
}
