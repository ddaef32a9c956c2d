import { type Checkpoint, type Earlier, nextCheckpoint, recall } from './checkpoint';
import { dedupe, type DuplicateRule } from './dedupe';
import { describeDuplicates } from './describeDuplicates';
import { Ledger, type StrayResults } from './ledger';
import { settleUnknown } from './settle';
import type { Outcome } from './outcome';
import { type Batch, planBatches } from './planBatches';
import type { Group, Row } from './row';
import type { Run, Stop } from '../request/run';
import { runConcurrently } from '../request/runConcurrently';
import { UNTOUCHED } from '../request/sendWithRetry';
import { Isolation } from './isolate';
import type { Target } from './target';

/** A row after its check: ready to be sent, or refused with the reason in the user's words. */
export type CheckedRow<Payload, Shared> =
	| { readonly valid: true; readonly payload: Payload; readonly shared: Shared }
	| { readonly valid: false; readonly reason: string };

/** What the user may tune. */
export interface PushSettings {
	/** Most rows in one request; the target's own limit still holds. */
	readonly batchSize: number;
	/** Maximum number of concurrent requests. */
	readonly concurrency: number;
	readonly duplicates: DuplicateRule;
}

/** Everything there is to know about a run. */
export interface PushReport extends StrayResults {
	/** One outcome for each row, in the order of the rows. */
	readonly outcomes: readonly Outcome[];
	/** Requests sent, repeats included. */
	readonly requests: number;
	/** Why the run left rows unsent or without a result, if it did. */
	readonly stop: Stop | undefined;
	/** Rows under whose key an earlier try may have stored something. */
	readonly suspects: ReadonlySet<number>;
	/** Rows whose outcome an earlier try has found out. */
	readonly recalled: ReadonlySet<number>;
	/** Rows that the API refused because of the options that they share. */
	readonly optionsRefused: ReadonlySet<number>;
	/** What another try of the same run should know. */
	readonly checkpoint: () => Checkpoint;
}

/**
 * Pushes rows to one bulk endpoint and gives every row exactly one outcome, whatever happens on the way.
 * Rows with equal `shared` options (compared as JSON) travel together, in the fewest requests.
 *
 * @param run what the run may do, and has done already
 * @param earlier what earlier tries of the same run found out, if there may have been any
 * @throws Error only for a defect of the engine or of the target, never for what an API returns
 */
export async function push<Payload, Shared>(
	rows: readonly CheckedRow<Payload, Shared>[],
	target: Target<Payload, Shared>,
	settings: PushSettings,
	run: Run,
	earlier: Earlier = NOTHING_EARLIER,
): Promise<PushReport> {
	const ledger = new Ledger(rows.length);
	const { send, duplicateOf } = dedupe(takeValid(rows, target, ledger), settings.duplicates);
	for (const [index, winner] of duplicateOf) {
		// The reason follows at the end, when the outcome of the winner is known.
		const code = 'duplicate';
		ledger.record(index, { status: code, code, reason: '', duplicateOf: winner });
	}
	const open = takeOpen(send, earlier, ledger, (shared) => target.overwrites?.(shared) ?? false);

	const delivery = { target, run, ledger };
	const size = Math.min(settings.batchSize, target.limit);
	const batches = planBatches(open, size, settings.duplicates === 'sendAll');
	const finished = new Map<Batch<Row<Payload, Shared>>, Promise<unknown>>();
	await runConcurrently(batches, settings.concurrency, async (batch) => {
		const sendAndIsolate = async (): Promise<void> => {
			for (const before of batch.after) await finished.get(before);
			await new Isolation(batch.group, delivery).send(batch.rows, UNTOUCHED);
		};
		const done = sendAndIsolate();
		finished.set(batch, done);
		await done;
	});
	const lookUps = await settleUnknown(open, delivery, settings.concurrency);

	const { requests } = run;
	return {
		outcomes: describeDuplicates(ledger.close(), target.keyName),
		requests: requests + lookUps,
		...ledger.stray,
		stop: run.stop ?? run.shortfall,
		suspects: new Set(open.filter(({ isSuspect }) => isSuspect).map(({ index }) => index)),
		recalled: new Set(recalledOf(send, open)),
		optionsRefused: new Set(
			open.filter((row) => isOfOptions(row, ledger)).map(({ index }) => index),
		),
		checkpoint: () => {
			const sent = send.map((row) => ({ row, outcome: ledger.read(row.index) }));
			return nextCheckpoint(sent, earlier);
		},
	};
}

/** Whether a row was refused in the words in which its options were. */
function isOfOptions({ index, group }: Row<unknown, unknown>, ledger: Ledger): boolean {
	const outcome = ledger.read(index);
	return outcome.status === 'failed' && outcome.reason === group.refusal?.reason;
}

/** Indices of the rows that did not have to be sent. */
function recalledOf<Payload, Shared>(
	rows: readonly Row<Payload, Shared>[],
	open: readonly Row<Payload, Shared>[],
): number[] {
	if (open.length === rows.length) return [];
	const sent = new Set(open.map(({ index }) => index));
	return rows.flatMap(({ index }) => (sent.has(index) ? [] : [index]));
}

/** Of a run that is tried for the first time. */
const NOTHING_EARLIER: Earlier = {
	checkpoint: { entries: [], hasGaps: false },
	digest: (text) => text,
};

/** Records what earlier tries have finished, and gives the rest. */
function takeOpen<Payload, Shared>(
	rows: readonly Row<Payload, Shared>[],
	earlier: Earlier,
	ledger: Ledger,
	overwrites: (shared: Shared) => boolean,
): readonly Row<Payload, Shared>[] {
	const { entries, hasGaps } = earlier.checkpoint;
	if (entries.length === 0 && !hasGaps) return rows;
	return recall(rows, earlier, overwrites).flatMap(({ row, outcome }) => {
		if (outcome === undefined) return [row];
		ledger.record(row.index, outcome);
		return [];
	});
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
		const group = groupOf(shared);
		valid.push({ index, key: target.identify(payload), group, payload, isSuspect: false });
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
		if (group === undefined) byContent.set(content, (group = { shared, name: content }));
		byObject.set(shared, group);
		return group;
	};
}
