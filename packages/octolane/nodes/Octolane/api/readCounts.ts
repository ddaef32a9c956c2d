import { isRecord } from '@n8n-nodes-recotap/kit/values/isRecord';
import { saysSomething } from './complaint';
import { type Asked, readEvidence } from './evidence';
import { meaningOf, toWord } from './vocabulary';

/** What the numbers of a reply say about all the rows of a request alike. */
export type CountedAnswer = 'created' | 'accepted' | 'failed' | undefined;

/** How many rows there are, whatever became of them. */
const TOTALS = new Set(
	'total count processed rows records accounts contacts companies items results size length'.split(
		' ',
	),
);
/** IDs of the records that the counts are about. */
const IDS = new Set(['ids', 'account_ids', 'contact_ids', 'company_ids', 'record_ids']);
/** Objects for such notes. */
const META = new Set(['meta', 'metadata']);
/** What a server notes about a request: which it was, when, and how long it took. */
const NOTES =
	/(?:^|_)(?:request_id|trace_id|correlation_id|timestamp|time|date|at|duration|took|elapsed|latency|ms|seconds|version|path|url|method|code|limit|has_more|next_cursor|(?:rate_limit|credits|quota|requests)_remaining)$/;

/**
 * Reads counts as an answer for the rows that no record names. They tell something only when they add up to the rows that
 * were sent, all open rows share one fate, and nothing unfamiliar stands beside them. A total alone does not tell what became
 * of the rows.
 *
 * @param around what stands around the records of the reply, see `collectRecords`
 * @param open how many rows no record names
 * @param failed how many rows records name as failed
 * @param isSuccess whether the reply calls itself a success, so that a total alone is one
 */
export function readCounts(
	around: readonly Readonly<Record<string, unknown>>[],
	open: number,
	failed: number,
	asked: Asked,
	isSuccess: boolean,
): CountedAnswer {
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

/** Whether there are counts of rows, so that those that tell of no success speak against one. */
export function hasCounts(said: Readonly<Record<string, unknown>>, asked: Asked): boolean {
	return Object.entries(said).some(
		([name, value]) => typeof value === 'number' && kindOf(name, asked) !== undefined,
	);
}

/** Counts by what they are about. */
interface Tally {
	readonly created: number[];
	/** Of rows that were taken, whether new or not. */
	readonly taken: number[];
	readonly failed: number[];
	readonly totals: number[];
}

/** The counts of an object; `none` when there are none, `undefined` when nobody can tell what they mean. */
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

/** Whether a property beside counts is empty, or known to mean success. */
function isHarmless(name: string, value: unknown, asked: Asked): boolean {
	const evidence = readEvidence({ [name]: value }, asked);
	if (evidence.length > 0) return evidence.every(({ kind }) => kind === 'yes');
	return !saysSomething(value) || isNote(name, value);
}

function isNote(name: string, value: unknown): boolean {
	return typeof value !== 'object' && NOTES.test(toWord(name));
}

/**
 * Whether what stands beside empty `data` is no answer about the rows: notes about the request, or words and flags that
 * nothing is known of. Lists, objects and numbers may be an answer.
 */
export function isAside(name: string, value: unknown, asked: Asked): boolean {
	if (META.has(name) && isRecord(value)) {
		return Object.entries(value).every((entry) => isAside(...entry, asked));
	}
	const kind = kindOf(name, asked);
	// That no row is in a list of successes is an answer; that none is in a list of failures goes without saying.
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
): CountedAnswer {
	const created = sum(counts.created);
	const refused = sum(counts.failed);
	const isDetailed = counts.created.length + counts.taken.length > 0;
	const taken = isDetailed ? created + sum(counts.taken) : (counts.totals[0] ?? 0) - refused;
	// A total may or may not have the refused rows in it.
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
