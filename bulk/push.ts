import { dedupe, type DuplicateRule } from './dedupe';
import { Ledger } from './ledger';
import { type Memory, settleOnce } from './memory';
import type { Outcome } from './outcome';
import { type Batch, planBatches } from './planBatches';
import type { Ports } from './ports';
import type { Group, Row } from './row';
import { Run, type RunLimits, type Stop } from './run';
import { runConcurrently } from './runConcurrently';
import type { Target } from './target';

/** A row after its check: ready to be sent, or refused with the reason in the user's words. */
export type CheckedRow<Payload, Shared> =
	| { readonly valid: true; readonly payload: Payload; readonly shared: Shared }
	| { readonly valid: false; readonly reason: string };

/** What the user may tune. */
export interface PushSettings extends RunLimits {
	/** Most rows in one request; the target's own limit still holds. */
	readonly batchSize: number;
	/** Requests under way at the same time. */
	readonly concurrency: number;
	readonly duplicates: DuplicateRule;
}

/** The whole run, told. */
export interface PushReport {
	/** One outcome for each row, in the order of the rows. */
	readonly outcomes: readonly Outcome[];
	/** Requests sent, repeats included. */
	readonly requests: number;
	/** Answers for rows that were never asked about. */
	readonly foreign: number;
	/** Answers for rows that already had one. */
	readonly repeated: number;
	/** Why the run left rows unsent or without an answer, if it did. */
	readonly stop: Stop | undefined;
}

/**
 * Pushes rows to one bulk endpoint and gives every row exactly one outcome, whatever happens on the way.
 * Rows with equal `shared` options (compared as JSON) travel together, in the fewest requests.
 *
 * @param memory given when an earlier try of the same run may have sent some of the rows
 * @throws Error only for a defect of the engine or of the target, never for what an API answers
 */
export async function push<Payload, Shared>(
	rows: readonly CheckedRow<Payload, Shared>[],
	target: Target<Payload, Shared>,
	settings: PushSettings,
	ports: Ports,
	memory?: Memory,
): Promise<PushReport> {
	const ledger = new Ledger(rows.length);
	const { send, duplicateOf } = dedupe(takeValid(rows, target, ledger), settings.duplicates);
	for (const [index, winner] of duplicateOf) {
		ledger.record(index, {
			status: 'duplicate',
			code: 'duplicate',
			reason: `Item ${winner} has the same ${target.keyName} and was sent instead`,
			duplicateOf: winner,
		});
	}

	const run = new Run(ports, settings);
	const delivery = { target, run, ledger };
	const size = Math.min(settings.batchSize, target.limit);
	const batches = planBatches(send, size, settings.duplicates === 'sendAll');
	const finished = new Map<Batch<Row<Payload, Shared>>, Promise<void>>();
	await runConcurrently(batches, settings.concurrency, async (batch) => {
		const settle = async (): Promise<void> => {
			for (const earlier of batch.after) await finished.get(earlier);
			await settleOnce(batch, delivery, memory);
		};
		const settled = settle();
		finished.set(batch, settled);
		await settled;
	});

	const { requests, foreign, repeated } = run;
	return { outcomes: ledger.close(), requests, foreign, repeated, stop: run.stop ?? run.shortfall };
}

/** Records what is invalid and gives the rest its key and its group. */
function takeValid<Payload, Shared>(
	rows: readonly CheckedRow<Payload, Shared>[],
	target: Target<Payload, Shared>,
	ledger: Ledger,
): Row<Payload, Shared>[] {
	const groupOf = groupByOptions<Shared>();
	const valid: Row<Payload, Shared>[] = [];
	rows.forEach((row, index) => {
		if (!row.valid) {
			ledger.record(index, { status: 'invalid', code: 'invalid', reason: row.reason });
			return;
		}
		const { payload, shared } = row;
		valid.push({ index, key: target.identify(payload), group: groupOf(shared), payload });
	});
	return valid;
}

/** Gives equal options the same group. Rows often have the very same object. */
function groupByOptions<Shared>(): (shared: Shared) => Group<Shared> {
	const byObject = new Map<Shared, Group<Shared>>();
	const byContent = new Map<string, Group<Shared>>();
	return (shared) => {
		let group = byObject.get(shared);
		if (group !== undefined) return group;
		const content = JSON.stringify(shared);
		group = byContent.get(content);
		if (group === undefined) byContent.set(content, (group = { shared }));
		byObject.set(shared, group);
		return group;
	};
}
