import { isRecord } from '../../../../../shell/isRecord';

/** What the numbers of a reply say about all the rows of a request alike. */
export type CountedAnswer = 'created' | 'accepted' | 'failed' | undefined;

const CREATED = /^(?:created|inserted|new)(?:_?count)?$/i;
const ACCEPTED =
	/^(?:resolved|existing|found|matched|updated|upserted|succeeded|successful|success|accepted)(?:_?count)?$/i;
const FAILED = /^(?:failed|failures|errors|rejected|invalid|skipped)(?:_?count)?$/i;
const TOTAL = /^(?:total|count|processed)(?:_?count)?$/i;

/**
 * Reads counts as an answer for the rows that no record names. They tell something only when they add up to the rows that
 * were sent, and all open rows share one fate.
 *
 * @param open how many rows no record names
 * @param failed how many rows records name as failed
 */
export function readCounts(data: unknown, open: number, failed: number): CountedAnswer {
	const counts = typeof data === 'number' ? { count: data } : findCounts(data);
	if (counts === undefined) return undefined;
	const sum = (names: RegExp) => {
		const matching = Object.entries(counts).filter(([name]) => names.test(name));
		return matching.length === 0 ? undefined : matching.reduce((all, [, count]) => all + count, 0);
	};
	const [created, accepted, refused = 0] = [sum(CREATED), sum(ACCEPTED), sum(FAILED)];
	const isDetailed = created !== undefined || accepted !== undefined;
	const taken = isDetailed ? (created ?? 0) + (accepted ?? 0) : (sum(TOTAL) ?? 0) - refused;
	if (taken === 0 && refused === open + failed) return 'failed';
	if (taken !== open || refused !== failed) return undefined;
	return created === open ? 'created' : 'accepted';
}

/** The numbers of an object, or of a summary in it. */
function findCounts(data: unknown): Readonly<Record<string, number>> | undefined {
	if (!isRecord(data)) return undefined;
	const numbers = Object.entries(data).filter(
		(entry): entry is [string, number] => typeof entry[1] === 'number',
	);
	return numbers.length > 0 ? Object.fromEntries(numbers) : findCounts(data.summary ?? data.counts);
}
