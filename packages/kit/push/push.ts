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
import { NO_HISTORY } from '../request/sendWithRetry';
import { Isolation } from './isolate';
import type { Target } from './target';

/** A checked row: ready to be sent, or refused with a reason in the user's words. */
export type CheckedRow<Payload, Shared> =
	| { readonly valid: true; readonly payload: Payload; readonly shared: Shared }
	| { readonly valid: false; readonly reason: string };

/** Settings that the user can change. */
export interface PushSettings {
	/** Maximum number of rows in one request; the target's own limit still applies. */
	readonly batchSize: number;
	/** Maximum number of concurrent requests. */
	readonly concurrency: number;
	readonly duplicates: DuplicateRule;
}

/** The report of a run. */
export interface PushReport extends StrayResults {
	/** One outcome for each row, in the order of the rows. */
	readonly outcomes: readonly Outcome[];
	/** Requests sent, repeats included. */
	readonly requests: number;
	/** Why the run left rows unsent or without a result, if it did. */
	readonly stop: Stop | undefined;
	/** Rows for whose key an earlier try may have stored something. */
	readonly suspects: ReadonlySet<number>;
	/** Rows whose outcome comes from an earlier try. */
	readonly recalled: ReadonlySet<number>;
	/** Rows that the API refused because of the options that they share. */
	readonly optionsRefused: ReadonlySet<number>;
	/** The checkpoint for another try of the same run. */
	readonly checkpoint: () => Checkpoint;
}

/**
 * Pushes rows to one bulk endpoint and returns exactly one outcome for every row, whatever happens on the way. Rows
 * with equal `shared` options (compared as JSON) share requests, as few as possible.
 *
 * @param run limits and state of the run
 * @param earlier what earlier tries of the same run found out, if there may have been any
 * @throws Error only for a bug in the engine or the target, never for what an API returns
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
		// The reason is added at the end, when the outcome of the row sent instead is known.
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
			await new Isolation(batch.group, delivery).send(batch.rows, NO_HISTORY);
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

/** Whether a row was refused with the message of the refusal of its options. */
function isOfOptions({ index, group }: Row<unknown, unknown>, ledger: Ledger): boolean {
	const outcome = ledger.read(index);
	return outcome.status === 'failed' && outcome.reason === group.refusal?.reason;
}

/** Indices of the rows that were not sent because their outcome was already known. */
function recalledOf<Payload, Shared>(
	rows: readonly Row<Payload, Shared>[],
	open: readonly Row<Payload, Shared>[],
): number[] {
	if (open.length === rows.length) return [];
	const sent = new Set(open.map(({ index }) => index));
	return rows.flatMap(({ index }) => (sent.has(index) ? [] : [index]));
}

/** For the first try of a run. */
const NOTHING_EARLIER: Earlier = {
	checkpoint: { entries: [], hasGaps: false },
	digest: (text) => text,
};

/** Records the outcomes known from earlier tries and returns the other rows. */
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

/** Records invalid rows and returns the others with key and group. */
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

/** Assigns equal options to the same group. Rows often share the same object. */
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
