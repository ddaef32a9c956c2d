import { groupBy } from './groupBy';
import type { Outcome } from './outcome';
import type { Row } from './row';

/** What one try of a run knows about a row that it may have sent. */
export interface Entry {
	/** The options of the row's group, as JSON text. */
	readonly group: string;
	readonly key: string;
	/** Index among the rows with this key and group, from 0, and their number; omitted for a single row. */
	readonly nth?: { readonly at: number; readonly of: number };
	readonly outcome: Outcome;
	/** Digest of the payload. */
	readonly digest?: string;
}

/** The outcomes of the earlier tries of a run. */
export interface Checkpoint {
	readonly entries: readonly Entry[];
	/** Whether more was sent than could be kept. */
	readonly hasGaps: boolean;
}

/** A checkpoint and the function that reads its digests. */
export interface Earlier {
	readonly checkpoint: Checkpoint;
	/** Short digest of a text: equal for equal texts. */
	readonly digest: (text: string) => string;
}

/** A row compared with a checkpoint. */
export interface Recalled<Payload, Shared> {
	/** Marked as suspect if an earlier try may have stored something under its key, in any group. */
	readonly row: Row<Payload, Shared>;
	/** Its outcome, if sending it again would give no new information. */
	readonly outcome: Outcome | undefined;
}

/**
 * Finds the rows that earlier tries have sent. Rows are identified by key and group, not by content, which may differ
 * between tries, for example with the time of day in a column. Content only matters where the API would accept a
 * changed row now: for rows that were refused, and where writing overwrites. Rows with the same key and group are
 * matched in order, provided that their number is the same as before.
 *
 * @param overwrites whether writing rows with these options again overwrites them
 */
export function recall<Payload, Shared>(
	rows: readonly Row<Payload, Shared>[],
	{ checkpoint: { entries, hasGaps }, digest }: Earlier,
	overwrites: (shared: Shared) => boolean,
): readonly Recalled<Payload, Shared>[] {
	const known = groupBy(entries, ({ group, key }) => nameOf(group, key));
	const present = groupBy(rows, ({ group, key }) => nameOf(group.name, key));
	const stored = new Set(entries.filter(mayBeStored).map(({ key }) => key));

	const taken = new Map<string, number>();
	return rows.map((row) => {
		const name = nameOf(row.group.name, row.key);
		const at = taken.get(name) ?? 0;
		taken.set(name, at + 1);
		const of = present.get(name)?.length;
		const entry = known.get(name)?.find(({ nth = ALONE }) => nth.at === at && nth.of === of);
		const isFinal =
			entry !== undefined &&
			((isWritten(entry.outcome) && !overwrites(row.group.shared)) ||
				entry.digest === digestOf(row.payload, digest));
		const isSuspect = hasGaps || stored.has(row.key);
		return { row: { ...row, isSuspect }, outcome: isFinal ? entry.outcome : undefined };
	});
}

/**
 * The checkpoint after a try.
 *
 * @param sent the rows that the try may have sent, with their outcomes, in order
 * @param earlier the checkpoint of the tries before
 */
export function nextCheckpoint<Payload, Shared>(
	sent: readonly { readonly row: Row<Payload, Shared>; readonly outcome: Outcome }[],
	{ checkpoint, digest }: Earlier,
): Checkpoint {
	const byName = groupBy(sent, ({ row }) => nameOf(row.group.name, row.key));
	const others = checkpoint.entries.filter(({ group, key }) => !byName.has(nameOf(group, key)));
	const entries = [...byName.values()].flatMap((sameName) =>
		sameName.flatMap(({ row, outcome }, at): Entry[] => {
			if (outcome.status === 'notSent') return [];
			const of = sameName.length;
			const nth = of === 1 ? {} : { nth: { at, of } };
			const entry = { group: row.group.name, key: row.key, ...nth, outcome };
			if (outcome.status === 'unknown') return [entry];
			return [{ ...entry, digest: digestOf(row.payload, digest) }];
		}),
	);
	return { entries: [...others, ...entries], hasGaps: checkpoint.hasGaps };
}

const ALONE = { at: 0, of: 1 };

/**
 * The same checkpoint for another workspace or address: rows sent to the first one may or may not be stored there too.
 */
export function forAnotherPlace({ entries, hasGaps }: Checkpoint): Checkpoint {
	const reason =
		'An earlier try sent this item with a different credential or to a different address';
	const doubted = entries.filter(mayBeStored).map(({ group, key }): Entry => {
		const outcome = {
			status: 'unknown',
			code: 'mayBeOurs',
			reason,
			attempts: 0,
			facts: {},
		} as const;
		return { group, key, outcome };
	});
	return { entries: doubted, hasGaps };
}

function digestOf(payload: unknown, digest: Earlier['digest']): string {
	return digest(JSON.stringify(payload));
}

function mayBeStored({ outcome }: Entry): boolean {
	return isWritten(outcome) || outcome.status === 'unknown';
}

function isWritten({ status }: Outcome): boolean {
	return status === 'created' || status === 'updated' || status === 'resolved';
}

function nameOf(group: string, key: string): string {
	return JSON.stringify([group, key]);
}
