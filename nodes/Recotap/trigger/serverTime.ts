import { parseDateTime } from '@n8n-nodes-recotap/kit/values/dateTime';

/**
 * Overlap of two consecutive walks, ms. The time of an update can be earlier than the moment it becomes visible: the
 * API shows some times in whole seconds ("List Accounts"), a read replica can lag behind, and a write request can run
 * until a gateway would give it up, by default after a minute.
 */
const OVERLAP = 60_000;
const SECOND = 1000;

/** A time of Recotap, ms since the epoch; NaN if the text is none. Without a time zone it is UTC. */
export function parseServerTime(text: string): number {
	return parseDateTime(text, 'utc');
}

/**
 * Where the next walk has to start so that no update is missed between the two.
 *
 * @param startedAt server's time at the start of this walk
 * @returns ISO 8601 in whole seconds: it is not documented which fraction of a second the API compares
 */
export function beginOverlap(startedAt: string): string {
	const second = Math.floor(parseServerTime(startedAt) / SECOND) * SECOND;
	return new Date(second - OVERLAP).toISOString();
}

/** Whether one time is before another. */
export function isBefore(one: string, other: string): boolean {
	return parseServerTime(one) < parseServerTime(other);
}
