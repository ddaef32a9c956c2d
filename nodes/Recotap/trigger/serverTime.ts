import { parseDateTime } from '@n8n-nodes-recotap/kit/values/dateTime';

/**
 * How far before its own time a walk is followed by the next one, ms. An update can be stamped earlier than it shows:
 * the API shows some times in whole seconds ("List Accounts"), a copy that is read can be behind, and a request that
 * writes can take until a gateway would give it up, which by default is a minute.
 */
const OVERLAP = 60_000;
const SECOND = 1000;

/** A time of Recotap, ms since the epoch; NaN if the text is none. Without a time zone it is UTC. */
export function parseServerTime(text: string): number {
	return parseDateTime(text, 'utc');
}

/**
 * Where the next walk has to begin, so that nothing falls between the two.
 *
 * @param startedAt server's time when this walk began
 * @returns ISO 8601, a whole second: which part of one the API compares is not documented
 */
export function beginOverlap(startedAt: string): string {
	const second = Math.floor(parseServerTime(startedAt) / SECOND) * SECOND;
	return new Date(second - OVERLAP).toISOString();
}

/** Whether one time is before another one. */
export function isBefore(one: string, other: string): boolean {
	return parseServerTime(one) < parseServerTime(other);
}
