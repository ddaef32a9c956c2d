import { isSettled, type Outcome, type Settled } from './outcome';

/** What became of a row that is not where its owner wanted it, as the end of a sentence about it. */
const FATES: Readonly<Record<Exclude<Outcome, Settled>['status'], string>> = {
	duplicate: 'was left out as a duplicate',
	failed: 'was refused',
	notFound: 'was not found',
	invalid: 'is not valid',
	unknown: 'its result is unknown',
	notSent: 'was not sent',
};

/**
 * Says of every duplicate what became of the row that stands for it. When that one was not written, neither was what the
 * duplicate is about.
 *
 * @param outcomes of a run, in order; `duplicateOf` points into them
 * @param keyName what users call the key
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
		// People count from 1.
		const said = `Item ${duplicateOf + 1} has the same ${keyName} and`;
		if (!isSettled(winner)) {
			const reason = `${said} was used instead, but ${FATES[winner.status]}`;
			return { ...outcome, code: 'duplicateNotWritten', reason };
		}
		const fate = winner.status === 'skipped' ? 'was used instead' : 'was sent instead';
		return { ...outcome, code: 'duplicate', reason: `${said} ${fate}` };
	});
}
