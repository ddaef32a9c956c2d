import type { BatchContext } from './sendBatch';
import { groupBy } from './groupBy';
import { interpretRefusal } from './interpretRefusal';
import type { UnknownOutcome } from './outcome';
import type { Row } from './row';
import type { Stop } from '../request/run';
import { runConcurrently } from '../request/runConcurrently';
import { sendWithRetry, NO_HISTORY } from '../request/sendWithRetry';
import type { LookUp } from './target';

/** A row whose outcome is still unknown. */
interface Open<Payload, Shared> {
	readonly row: Row<Payload, Shared>;
	readonly outcome: UnknownOutcome;
}

/** Stops after which the API may still be read: they concern only the write. */
const READABLE_AFTER: readonly Stop['code'][] = ['rejected', 'unreadable', 'unavailable'];

/**
 * Settles rows that are still `unknown` by reading what the API holds under their keys, if the target supports it. Uses
 * the waits and retries of the run; rows that cannot be read stay unknown.
 *
 * @param concurrency maximum number of concurrent requests
 * @returns number of requests sent
 */
export async function settleUnknown<Payload, Shared>(
	rows: readonly Row<Payload, Shared>[],
	{ target, run, ledger }: BatchContext<Payload, Shared>,
	concurrency: number,
): Promise<number> {
	const { lookUp } = target;
	const isStopped = run.stop !== undefined && !READABLE_AFTER.includes(run.stop.code);
	if (lookUp === undefined || isStopped) return 0;
	const open = rows.flatMap((row): Open<Payload, Shared>[] => {
		const outcome = ledger.read(row.index);
		const isOpen = outcome.status === 'unknown' && (lookUp.maySettle?.(outcome) ?? true);
		return isOpen ? [{ row, outcome }] : [];
	});
	if (open.length === 0) return 0;
	const byFold = groupBy(rows, ({ key }) => lookUp.fold(key));

	const reading = run.phase();
	await runConcurrently(inBatches(open, lookUp.limit), concurrency, async (batch) => {
		const keys = [...new Set(batch.map(({ row }) => row.key))];
		const { verdict } = await sendWithRetry(
			lookUp.encode(keys),
			(body, status) => target.parseRefusal(body, status),
			reading,
			NO_HISTORY,
		);
		if (verdict.kind === 'refused') {
			const interpretation = interpretRefusal(verdict);
			if (interpretation.scope === 'run') reading.halt(interpretation.stop);
		}
		if (verdict.kind !== 'success') return;
		const findings = lookUp.judge(verdict.body, batch.map(describe));
		batch.forEach(({ row, outcome }, at) => {
			const finding = findings[at];
			if (finding === undefined) return;
			// The stored values may come from another row of this run, or from an earlier try.
			const isAlone = byFold.get(lookUp.fold(row.key))?.length === 1;
			const isProven =
				finding.status === 'failed'
					? isAlone && !row.isSuspect
					: isAlone || finding.status !== 'resolved';
			if (isProven) {
				ledger.settle(row.index, { ...finding, attempts: outcome.attempts });
			}
		});
	});
	return reading.requests;
}

function describe<Payload, Shared>({
	row: { key, payload, group },
	outcome,
}: Open<Payload, Shared>): Parameters<LookUp<Payload, Shared>['judge']>[1][number] {
	return { key, payload, shared: group.shared, outcome };
}

/** Rows with the same key are looked up together. */
function inBatches<Payload, Shared>(
	open: readonly Open<Payload, Shared>[],
	limit: number,
): readonly Open<Payload, Shared>[][] {
	const lists = [...groupBy(open, ({ row }) => row.key).values()];
	return Array.from({ length: Math.ceil(lists.length / limit) }, (_, at) =>
		lists.slice(at * limit, (at + 1) * limit).flat(),
	);
}
