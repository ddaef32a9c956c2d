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
 * Opens the memory of this run of the node. Batches go by a hash of their content, which is made only when there is
 * something to recall or to keep. Only outcomes are kept, no replies: n8n stores them with the execution.
 */
export function openNodeMemory(context: IExecuteFunctions): NodeMemory {
	const storage: { pushed?: Kept } = context.getContext('node');
	const runIndex: unknown = context.getWorkflowDataProxy(0).$runIndex;
	const earlier = storage.pushed?.runIndex === runIndex ? storage.pushed : undefined;
	const recalled = new Map(Object.entries(earlier?.batches ?? {}));
	const nameRecalled = createNaming();
	const settled: { readonly content: () => string; readonly outcomes: readonly Outcome[] }[] = [];

	return {
		hasGaps: earlier?.hasGaps ?? false,
		recall: (content) => (recalled.size === 0 ? undefined : recalled.get(nameRecalled(content()))),
		remember: (content, outcomes) => {
			settled.push({ content, outcomes });
		},
		keep: () => {
			const nameKept = createNaming();
			const batches = new Map(recalled);
			let rows = [...batches.values()].reduce((sum, { length }) => sum + length, 0);
			let hasGaps = earlier?.hasGaps ?? false;
			for (const { content, outcomes } of settled) {
				const name = nameKept(content());
				if (!batches.has(name)) rows += outcomes.length;
				if (rows > MOST_ROWS) hasGaps = true;
				else batches.set(name, outcomes);
			}
			storage.pushed = { runIndex, batches: Object.fromEntries(batches), hasGaps };
		},
		clear: () => {
			delete storage.pushed;
		},
	};
}

/** Names batches by their content, and batches of one run with equal content by their order, which is always the same. */
function createNaming(): (content: string) => string {
	const times = new Map<string, number>();
	return (content) => {
		const hash = createHash('sha256').update(content).digest('base64url');
		const time = (times.get(hash) ?? 0) + 1;
		times.set(hash, time);
		return time === 1 ? hash : `${hash}.${time}`;
	};
}
