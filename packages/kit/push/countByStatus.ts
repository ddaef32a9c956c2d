import type { Outcome, Status } from './outcome';

/** Number of rows with each status. */
export type Counts = Readonly<Record<Status, number>>;

/** Counts outcomes by status; every status is present. */
export function countByStatus(outcomes: readonly Outcome[]): Counts {
	const counts: Record<Status, number> = {
		created: 0,
		updated: 0,
		resolved: 0,
		skipped: 0,
		duplicate: 0,
		failed: 0,
		notFound: 0,
		invalid: 0,
		unknown: 0,
		notSent: 0,
	};
	for (const { status } of outcomes) counts[status]++;
	return counts;
}
