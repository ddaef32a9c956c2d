import { isSettled, type Outcome } from './outcome';

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
		const said = `Item ${duplicateOf} has the same ${keyName} and`;
		if (!isSettled(winner)) {
			const reason = `${said} stands for this one, but is ${winner.status}`;
			return { ...outcome, code: 'duplicateNotWritten', reason };
		}
		const fate = winner.status === 'skipped' ? 'stands for this one' : 'was sent instead';
		return { ...outcome, code: 'duplicate', reason: `${said} ${fate}` };
	});
}
