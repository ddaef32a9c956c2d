import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

const schema = z.object({
	question: z.string(),
	since: z.string().optional(),
	starts: z.array(z.string()).optional(),
	recent: z.string(),
	past: z.string().optional(),
	marks: z.record(z.string(), z.string()),
	walk: z
		.object({
			cursor: z.string().optional(),
			from: z.string().optional(),
			startedAt: z.string(),
			recent: z.string(),
			past: z.string().optional(),
			refusals: z.number().optional(),
		})
		.optional(),
});

/** The state that the trigger keeps between polls. All times are the server's. */
export interface State {
	/** Key of the question that this state belongs to. */
	readonly question: string;
	/**
	 * ISO 8601. Every update up to this time has been returned, and the next walk requests those after it; missing until
	 * the first walk is complete.
	 */
	readonly since?: string | undefined;
	/** ISO 8601, ascending: starts of the latest walks, in case a server time turns out to have been in the future. */
	readonly starts?: readonly string[] | undefined;
	/** Fingerprints of updates after `since` that have already been returned, joined. */
	readonly recent: string;
	/**
	 * The same for other updates listed by the last walk: the time that Recotap shows may differ from the one that it
	 * filters by.
	 */
	readonly past?: string | undefined;
	/** Fingerprints of accounts by mark; under '' those without a mark, for an unfinished first walk. */
	readonly marks: Readonly<Record<string, string>>;
	/** A walk that did not fit into one poll, and its progress. */
	readonly walk?: UnfinishedWalk | undefined;
}

export interface UnfinishedWalk {
	/** Cursor of the next page; the start of the list if missing. */
	readonly cursor?: string | undefined;
	/** ISO 8601: the filter of every page, updates after this time; all accounts if missing. */
	readonly from?: string | undefined;
	/** ISO 8601. */
	readonly startedAt: string;
	/** Becomes `recent` of the state when the walk is complete. */
	readonly recent: string;
	/** Becomes `past` of the state when the walk is complete. */
	readonly past?: string | undefined;
	/** Number of refused polls since the last page. */
	readonly refusals?: number | undefined;
}

/** The stored state if it belongs to this question, otherwise an empty one. */
export function loadState(storage: IDataObject, question: string): State {
	const stored = schema.safeParse(storage.trigger);
	if (stored.success && stored.data.question === question) return stored.data;
	return { question, recent: '', marks: {} };
}

/** Stores the state in one assignment, so that n8n never stores a part of it. */
export function saveState(storage: IDataObject, state: State): void {
	storage.trigger = { ...state };
}
