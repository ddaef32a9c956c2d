import { createHash } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import { type Checkpoint, type Earlier, type Entry, forAnotherPlace } from '../../push/checkpoint';
import { groupBy } from '../../push/groupBy';
import type { Service } from '../http/service';

/** Maximum number of rows kept. They are stored with the execution. */
const MOST_ROWS = 100_000;

/** The part of the node context that belongs to one run of the node. */
interface StoredCheckpoint {
	readonly runIndex: unknown;
	/** Hash of base URL and API key: what was sent to one workspace does not apply to another. */
	readonly place: string;
	/** Entries by the options of their group, which are left out of each entry. */
	readonly groups: readonly (readonly [group: string, entries: readonly Omit<Entry, 'group'>[]])[];
	readonly hasGaps: boolean;
}

/** The format of the previous version: whole batches, by a hash of their content. */
interface FormerCheckpoint {
	readonly runIndex: unknown;
}

/** A checkpoint that survives n8n's Retry On Fail and a later retry of the failed execution. */
export interface CheckpointStore {
	/** The checkpoint of the earlier tries. */
	readonly earlier: Earlier;
	/** Stores the checkpoint for the next try. */
	keep(checkpoint: Checkpoint): void;
	/** Removes what is stored. */
	clear(): void;
}

/**
 * Opens the checkpoint store of this run of the node. Only outcomes are kept, no responses, because n8n stores them
 * with the execution.
 */
export async function openCheckpointStore(
	context: IExecuteFunctions,
	service: Service,
): Promise<CheckpointStore> {
	const storage: { checkpoint?: StoredCheckpoint; pushed?: FormerCheckpoint } =
		context.getContext('node');
	const runIndex: unknown = context.getWorkflowDataProxy(0).$runIndex;
	const kept = storage.checkpoint?.runIndex === runIndex ? storage.checkpoint : undefined;
	// Data of the previous version cannot be assigned to rows, but it shows that rows were sent.
	const isFromBefore = storage.pushed?.runIndex === runIndex;
	const checkpoint = kept === undefined ? { ...NOTHING, hasGaps: isFromBefore } : unpack(kept);
	// The credential may change before this try ends.
	const place = await placeOf(context, service);
	const isElsewhere = kept !== undefined && kept.place !== place;

	return {
		earlier: { checkpoint: isElsewhere ? forAnotherPlace(checkpoint) : checkpoint, digest },
		keep: ({ entries, hasGaps }) => {
			const groups = groupBy(entries.slice(0, MOST_ROWS), ({ group }) => group);
			storage.checkpoint = {
				runIndex,
				place,
				groups: [...groups].map(([name, ofGroup]) => [
					name,
					ofGroup.map(({ group: _group, ...entry }) => entry),
				]),
				hasGaps: hasGaps || entries.length > MOST_ROWS,
			};
		},
		clear: () => {
			delete storage.checkpoint;
			delete storage.pushed;
		},
	};
}

const NOTHING: Checkpoint = { entries: [], hasGaps: false };

function unpack({ groups, hasGaps }: StoredCheckpoint): Checkpoint {
	const entries = groups.flatMap(([group, ofGroup]) =>
		ofGroup.map((entry): Entry => ({ group, ...entry })),
	);
	return { entries, hasGaps };
}

/** Identifies the workspace that rows are sent to. All unreadable credentials count as the same one. */
async function placeOf(context: IExecuteFunctions, { credential }: Service): Promise<string> {
	const { baseUrl, apiKey } = await context
		.getCredentials(credential)
		.catch((): { baseUrl?: unknown; apiKey?: unknown } => ({}));
	return digest(JSON.stringify([baseUrl, apiKey]));
}

/** 96 bits are enough to tell the texts of one run apart, and too few to recover a key from. */
function digest(text: string): string {
	return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}
