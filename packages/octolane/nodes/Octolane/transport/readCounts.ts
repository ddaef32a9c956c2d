import { saysSomething } from './complaint';
import { type Asked, readEvidence } from './evidence';
import { meaningOf, toWord } from './vocabulary';

/** What the numbers of a reply say about all the rows of a request alike. */
export type CountedAnswer = 'created' | 'accepted' | 'failed' | undefined;

const TOTALS = new Set(['total', 'count', 'processed']);

/**
 * Reads counts as an answer for the rows that no record names. They tell something only when they add up to the rows that
 * were sent, all open rows share one fate, and nothing unfamiliar stands beside them.
 *
 * @param around what stands around the records of the reply, see `collectRecords`
 * @param open how many rows no record names
 * @param failed how many rows records name as failed
 */
export function readCounts(
	around: readonly Readonly<Record<string, unknown>>[],
	open: number,
	failed: number,
	asked: Asked,
): CountedAnswer {
	const tallies = around.map((said) => tally(said, asked));
	const answers = new Set(
		tallies.flatMap((one) => (one === 'none' ? [] : [one && conclude(one, open, failed)])),
	);
	const [answer, ...others] = answers;
	return others.length === 0 ? answer : undefined;
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
			return isUpdate ? undefined : 'taken';
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
	return !saysSomething(value);
}

function conclude(counts: Tally, open: number, failed: number): CountedAnswer {
	const created = sum(counts.created);
	const refused = sum(counts.failed);
	const isDetailed = counts.created.length + counts.taken.length > 0;
	const taken = isDetailed ? created + sum(counts.taken) : (counts.totals[0] ?? 0) - refused;
	// A total may or may not have the refused rows in it.
	const sizes = isDetailed ? [taken, taken + refused] : [taken + refused];
	if (!counts.totals.every((total) => sizes.includes(total))) return undefined;
	if (taken === 0 && refused === open + failed) return 'failed';
	if (taken !== open || refused !== failed) return undefined;
	return created === open ? 'created' : 'accepted';
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((all, one) => all + one, 0);
}
