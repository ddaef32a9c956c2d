import type { Delivery } from './deliver';
import type { Outcome } from './outcome';
import type { Batch } from './planBatches';
import type { Row } from './row';
import { type History, UNTOUCHED } from './sendWithRetry';
import { Settlement } from './settlement';

/** What earlier tries of the same run have found out, kept outside the engine. */
export interface Memory {
	/**
	 * Outcomes of the rows of a batch, in their order, if it was settled before.
	 *
	 * @param content the whole request, as text: equal requests are the same batch. It is not free, and rarely needed
	 */
	recall(content: () => string): readonly Outcome[] | undefined;
	remember(content: () => string, outcomes: readonly Outcome[]): void;
	/** Whether earlier tries sent more than could be remembered. */
	readonly hasGaps: boolean;
}

/** Settles a batch, except for rows that an earlier try of the same run has settled already. */
export async function settleOnce<Payload, Shared>(
	{ rows, group }: Batch<Row<Payload, Shared>>,
	delivery: Delivery<Payload, Shared>,
	memory: Memory | undefined,
): Promise<void> {
	const settlement = new Settlement(group, delivery);
	if (memory === undefined) {
		await settlement.settle(rows, UNTOUCHED);
		return;
	}

	const { target, ledger } = delivery;
	const content = (): string => {
		const payloads = rows.map(({ payload }) => payload);
		return JSON.stringify(target.encode(payloads, group.shared));
	};
	const known = memory.recall(content);
	const open = rows.filter(({ index }, position) => {
		const outcome = known?.[position];
		if (outcome === undefined || !isFinal(outcome)) return true;
		ledger.record(index, outcome);
		return false;
	});
	if (open.length > 0) await settlement.settle(open, historyOf(known, memory));
	memory.remember(
		content,
		rows.map(({ index }) => ledger.read(index)),
	);
}

/** Whether sending the row again could tell nothing new. */
function isFinal({ status }: Outcome): boolean {
	return status !== 'unknown' && status !== 'notSent';
}

function historyOf(known: readonly Outcome[] | undefined, { hasGaps }: Memory): History {
	const ambiguous = known?.some(({ status }) => status === 'unknown') ?? hasGaps;
	return { attempts: 0, ambiguous };
}
