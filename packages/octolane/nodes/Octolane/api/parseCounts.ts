import { isRecord } from '@n8n-nodes-recotap/kit/values/isRecord';
import { saysSomething } from './complaint';
import { type Asked, collectEvidence } from './evidence';
import { meaningOf, toWord } from './vocabulary';

/** What the counts of a response say about all rows of a request alike. */
export type CountedResult = 'created' | 'accepted' | 'failed' | undefined;

/** Names for the number of rows, whatever their status. */
const TOTALS = new Set(
	'total count processed rows records accounts contacts companies items results size length'.split(
		' ',
	),
);
/** Lists of IDs of the counted records. */
const IDS = new Set(['ids', 'account_ids', 'contact_ids', 'company_ids', 'record_ids']);
/** Objects that contain such notes. */
const META = new Set(['meta', 'metadata']);
/** Server notes about a request: its identity, time and duration. */
const NOTES =
	/(?:^|_)(?:request_id|trace_id|correlation_id|timestamp|time|date|at|duration|took|elapsed|latency|ms|seconds|version|path|url|method|code|limit|has_more|next_cursor|(?:rate_limit|credits|quota|requests)_remaining)$/;

/**
 * Interprets counts as a result for the rows that no record names. They only count if they add up to the rows that were
 * sent, all remaining rows have the same result, and there is nothing unfamiliar next to them. A total alone says
 * nothing about the status of the rows.
 *
 * @param around properties around the records of the response, see `collectRecords`
 * @param open number of rows that no record names
 * @param failed number of rows that records report as failed
 * @param isSuccess whether the response reports success, so that a total alone counts as one
 */
export function parseCounts(
	around: readonly Readonly<Record<string, unknown>>[],
	open: number,
	failed: number,
	asked: Asked,
	isSuccess: boolean,
): CountedResult {
	const tallies = around.map((said) => tally(said, asked));
	const trustsTotals = isSuccess && !asked.isUpdate;
	const answers = new Set(
		tallies.flatMap((one) =>
			one === 'none' ? [] : [one && conclude(one, open, failed, trustsTotals)],
		),
	);
	const [answer, ...others] = answers;
	return others.length === 0 ? answer : undefined;
}

/** Whether there are counts of rows: if they report no success, they contradict one. */
export function hasCounts(said: Readonly<Record<string, unknown>>, asked: Asked): boolean {
	return Object.entries(said).some(
		([name, value]) => typeof value === 'number' && kindOf(name, asked) !== undefined,
	);
}

/** Counts by meaning. */
interface Tally {
	readonly created: number[];
	/** Of accepted rows, new or not. */
	readonly taken: number[];
	readonly failed: number[];
	readonly totals: number[];
}

/** The counts of an object; `none` if there are none, `undefined` if they cannot be interpreted. */
function tally(said: Readonly<Record<string, unknown>>, asked: Asked): Tally | 'none' | undefined {
	const counts: Tally = { created: [], taken: [], failed: [], totals: [] };
	for (const [name, value] of Object.entries(said)) {
		const kind = typeof value === 'number' ? kindOf(name, asked) : undefined;
		if (kind !== undefined && isCount(value)) counts[kind].push(value);
		else if (IDS.has(name) && Array.isArray(value)) counts.totals.push(value.length);
		else if (!isHarmless(name, value, asked)) return undefined;
	}
	return Object.values(counts).every(({ length }) => length === 0) ? 'none' : counts;
}

function isCount(value: unknown): value is number {
	return Number.isInteger(value) && Number(value) >= 0;
}

function kindOf(name: string, { isUpdate }: Asked): keyof Tally | undefined {
	if (TOTALS.has(toWord(name))) return 'totals';
	switch (meaningOf(name)) {
		case 'created':
			return 'created';
		case 'existing':
			return isUpdate ? 'totals' : 'taken';
		case 'stored':
		case 'ok':
			return 'taken';
		case 'failed':
			return 'failed';
		default:
			return undefined;
	}
}

/** Whether a property next to counts is empty, or known to mean success. */
function isHarmless(name: string, value: unknown, asked: Asked): boolean {
	const evidence = collectEvidence({ [name]: value }, asked);
	if (evidence.length > 0) return evidence.every(({ kind }) => kind === 'yes');
	return !saysSomething(value) || isNote(name, value);
}

function isNote(name: string, value: unknown): boolean {
	return typeof value !== 'object' && NOTES.test(toWord(name));
}

/**
 * Whether a property next to empty `data` is no result for the rows: a note about the request, or an unfamiliar word or
 * flag. Lists, objects and numbers may be results.
 */
export function isAside(name: string, value: unknown, asked: Asked): boolean {
	if (META.has(name) && isRecord(value)) {
		return Object.entries(value).every((entry) => isAside(...entry, asked));
	}
	const kind = kindOf(name, asked);
	// An empty list of successes is a result; an empty list of failures is normal.
	const isAnswer = kind !== undefined && kind !== 'failed';
	if (value === null) return true;
	if (typeof value === 'object') return !isAnswer && isHarmless(name, value, asked);
	if (typeof value !== 'number' || isNote(name, value)) return true;
	if (kind === 'failed') return value === 0;
	return !isAnswer && value !== 0 && isHarmless(name, value, asked);
}

function conclude(
	counts: Tally,
	open: number,
	failed: number,
	trustsTotals: boolean,
): CountedResult {
	const created = sum(counts.created);
	const refused = sum(counts.failed);
	const isDetailed = counts.created.length + counts.taken.length > 0;
	const taken = isDetailed ? created + sum(counts.taken) : (counts.totals[0] ?? 0) - refused;
	// A total may or may not include the refused rows.
	const sizes = isDetailed ? [taken, taken + refused] : [taken + refused];
	if (!counts.totals.every((total) => sizes.includes(total))) return undefined;
	if (taken === 0 && refused === open + failed) return 'failed';
	if (taken !== open || refused !== failed) return undefined;
	if (!isDetailed && !trustsTotals) return undefined;
	return created === open ? 'created' : 'accepted';
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((all, one) => all + one, 0);
}
