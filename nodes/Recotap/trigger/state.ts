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

/** What the trigger keeps between polls. All times are the server's. */
export interface State {
	/** Key of the question that all this belongs to. */
	readonly question: string;
	/**
	 * ISO 8601. Every update up to then was handed over, and the next walk asks for those after it; until there is one, the
	 * first walk is not done.
	 */
	readonly since?: string | undefined;
	/** ISO 8601, ascending: where the latest walks began, should the server turn out to have told a time that was ahead. */
	readonly starts?: readonly string[] | undefined;
	/** Fingerprints of updates later than `since` that were handed over all the same, joined. */
	readonly recent: string;
	/** The same for other updates that the last walk listed: what Recotap shows as their time need not be what it goes by. */
	readonly past?: string | undefined;
	/** Fingerprints of accounts by their mark; under '' those without one that an unfinished first walk has seen. */
	readonly marks: Readonly<Record<string, string>>;
	/** A walk that did not fit into one poll, and how far it came. */
	readonly walk?: UnfinishedWalk | undefined;
}

export interface UnfinishedWalk {
	/** Where the next page begins; at the beginning of the list without it. */
	readonly cursor?: string | undefined;
	/** ISO 8601: it asks for updates after this, on every page; for all accounts without it. */
	readonly from?: string | undefined;
	/** ISO 8601. */
	readonly startedAt: string;
	/** Becomes `recent` then. */
	readonly recent: string;
	/** Becomes `past` then. */
	readonly past?: string | undefined;
	/** Polls that were refused since the last page came. */
	readonly refusals?: number | undefined;
}

/** What was kept for this very question, or a fresh beginning. */
export function loadState(storage: IDataObject, question: string): State {
	const stored = schema.safeParse(storage.trigger);
	if (stored.success && stored.data.question === question) return stored.data;
	return { question, recent: '', marks: {} };
}

/** In one step, so that n8n never stores a part of it. */
export function saveState(storage: IDataObject, state: State): void {
	storage.trigger = { ...state };
}
