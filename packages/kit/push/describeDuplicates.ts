import { isSuccess, type Outcome, type SuccessOutcome } from './outcome';

/** How a row that was not written ends a sentence about it. */
const FATES: Readonly<Record<Exclude<Outcome, SuccessOutcome>['status'], string>> = {
	duplicate: 'was left out as a duplicate',
	failed: 'was refused',
	notFound: 'was not found',
	invalid: 'is not valid',
	unknown: 'its result is unknown',
	notSent: 'was not sent',
};

/**
 * Adds to every duplicate what happened to the row that was sent instead. If that row was not written, the duplicate
 * was not written either.
 *
 * @param outcomes outcomes of a run, in order; `duplicateOf` is an index into them
 * @param keyName users' name for the key
 */
export function describeDuplicates(
	outcomes: readonly Outcome[],
	keyName: string,
): readonly Outcome[] {
	return outcomes.map((outcome): Outcome => {
		if (outcome.status !== 'duplicate') return outcome;
		const { duplicateOf } = outcome;
		const winner = outcomes[duplicateOf];
		if (winner === undefined) return outcome;
		// Item numbers in messages count from 1.
		const said = `Item ${duplicateOf + 1} has the same ${keyName} and`;
		if (!isSuccess(winner)) {
			const reason = `${said} was used instead, but ${FATES[winner.status]}`;
			return { ...outcome, code: 'duplicateNotWritten', reason };
		}
		const fate = winner.status === 'skipped' ? 'was used instead' : 'was sent instead';
		return { ...outcome, code: 'duplicate', reason: `${said} ${fate}` };
	});
}
