import { createHash } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import { type Checkpoint, type Earlier, type Entry, forAnotherPlace } from '../push/checkpoint';
import { groupBy } from '../push/groupBy';
import type { Service } from './http/service';

/** Most rows that are remembered. They are stored with the execution. */
const MOST_ROWS = 100_000;

/** What is kept in the node's context, for one run of the node. */
interface StoredCheckpoint {
	readonly runIndex: unknown;
	/** Stands for base URL and API key: what was sent there says nothing about another workspace. */
	readonly place: string;
	/** Entries by the options of their group, which they leave out. */
	readonly groups: readonly (readonly [group: string, entries: readonly Omit<Entry, 'group'>[]])[];
	readonly hasGaps: boolean;
}

/** What the version before this one kept: whole batches, by a hash of their content. */
interface FormerCheckpoint {
	readonly runIndex: unknown;
}

/** A memory that survives n8n's Retry On Fail, and a later retry of the failed execution. */
export interface CheckpointStore {
	/** What the tries before this one have found out. */
	readonly earlier: Earlier;
	/** Hands this over to n8n, for the next try. */
	keep(checkpoint: Checkpoint): void;
	/** Leaves nothing behind. */
	clear(): void;
}

/** Opens the memory of this run of the node. Only outcomes are kept, no replies: n8n stores them with the execution. */
export async function openCheckpointStore(
	context: IExecuteFunctions,
	service: Service,
): Promise<CheckpointStore> {
	const storage: { checkpoint?: StoredCheckpoint; pushed?: FormerCheckpoint } =
		context.getContext('node');
	const runIndex: unknown = context.getWorkflowDataProxy(0).$runIndex;
	const kept = storage.checkpoint?.runIndex === runIndex ? storage.checkpoint : undefined;
	// Whatever the previous version kept cannot be told apart by row, but rows were sent.
	const isFromBefore = storage.pushed?.runIndex === runIndex;
	const checkpoint = kept === undefined ? { ...NOTHING, hasGaps: isFromBefore } : unpack(kept);
	// The credential may change before this try is over.
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

/** Where rows of this run go; a credential that cannot be read leads nowhere. */
async function placeOf(context: IExecuteFunctions, { credential }: Service): Promise<string> {
	const { baseUrl, apiKey } = await context
		.getCredentials(credential)
		.catch((): { baseUrl?: unknown; apiKey?: unknown } => ({}));
	return digest(JSON.stringify([baseUrl, apiKey]));
}

/** 96 bits are enough to tell texts of one run apart, and too few to be of any use against a key. */
function digest(text: string): string {
	return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}
