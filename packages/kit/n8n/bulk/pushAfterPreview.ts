import type { Earlier } from '../../push/checkpoint';
import { describeDuplicates } from '../../push/describeDuplicates';
import type { Outcome } from '../../push/outcome';
import { type CheckedRow, push, type PushReport, type PushSettings } from '../../push/push';
import type { Run } from '../../request/run';
import type { Target } from '../../push/target';
import { previewCodeOf, UP_TO_DATE } from '../output/previewCodes';

/** Reads what writing would do to each row, without writing. */
export async function preview<Payload, Shared>(
	rows: readonly CheckedRow<Payload, Shared>[],
	reader: Target<Payload, Shared>,
	settings: PushSettings,
	run: Run,
	earlier: Earlier,
): Promise<PushReport> {
	const report = await push(rows, reader, { ...settings, batchSize: reader.limit }, run, earlier);
	const outcomes = report.outcomes.map((outcome, index) =>
		report.recalled.has(index) ? outcome : unwritten(outcome, report.suspects.has(index)),
	);
	return {
		...report,
		outcomes: describeDuplicates(outcomes, reader.keyName),
		checkpoint: () => earlier.checkpoint,
	};
}

/** Writes only the rows that `reader` says would change. The other rows keep the outcome of the reading. */
export async function pushAfterPreview<Payload, Shared>(
	rows: readonly CheckedRow<Payload, Shared>[],
	reader: Target<Payload, Shared>,
	target: Target<Payload, Shared>,
	settings: PushSettings,
	run: Run,
	earlier: Earlier,
): Promise<PushReport> {
	const overwrites = (shared: Shared): boolean => target.overwrites?.(shared) ?? false;
	const read = await preview(rows, { ...reader, overwrites }, settings, run.phase(), earlier);
	const open = rows.flatMap((row, index) => {
		const outcome = read.outcomes[index];
		const isOpen = outcome !== undefined && previewCodeOf(outcome) !== undefined;
		return isOpen ? [{ row, index }] : [];
	});
	const outcomes = [...read.outcomes];
	if (read.stop !== undefined) {
		// Nothing was written, and the effect of writing is still unknown.
		const { code, reason, resumeAt } = read.stop;
		const when = resumeAt === undefined ? {} : { resumeAt };
		for (const { index } of open) {
			const notSent: Outcome = { status: 'notSent', code, reason, ...when };
			outcomes[index] = unwritten(notSent, read.suspects.has(index));
		}
		return { ...read, outcomes: describeDuplicates(outcomes, target.keyName) };
	}

	const written = await push(
		open.map(({ row }) => row),
		target,
		settings,
		run.phase(),
		earlier,
	);
	open.forEach(({ index }, at) => {
		const outcome = written.outcomes[at];
		if (outcome !== undefined) outcomes[index] = outcome;
	});
	return {
		...written,
		outcomes: describeDuplicates(outcomes, target.keyName),
		requests: read.requests + written.requests,
		optionsRefused: new Set(
			open.flatMap(({ index }, at) => (written.optionsRefused.has(at) ? [index] : [])),
		),
	};
}

/**
 * A row that was only read cannot have been written by this try, even when the response was lost. If an earlier try may
 * have sent the row and the value is stored, it counts as written.
 */
function unwritten(outcome: Outcome, isSuspect: boolean): Outcome {
	switch (outcome.status) {
		case 'skipped': {
			const { code, attempts, facts } = outcome;
			return isSuspect && code === UP_TO_DATE ? { status: 'updated', attempts, facts } : outcome;
		}
		case 'unknown':
		case 'failed':
		case 'notSent': {
			const { status, code, reason } = outcome;
			if (isSuspect) return { status: 'unknown', code, reason, attempts: 0, facts: {} };
			return status === 'notSent' ? outcome : { status: 'notSent', code, reason };
		}
		default:
			return outcome;
	}
}
