import type { Memory } from '../../bulk/memory';
import type { Outcome } from '../../bulk/outcome';
import type { Ports } from '../../bulk/ports';
import { type CheckedRow, push, type PushReport, type PushSettings } from '../../bulk/push';
import type { Target } from '../../bulk/target';
import { previewCodeOf } from './previewCodes';

/** Reads what writing would do to each row, and writes nothing. */
export async function preview<Payload, Shared>(
	rows: readonly CheckedRow<Payload, Shared>[],
	reader: Target<Payload, Shared>,
	settings: PushSettings,
	ports: Ports,
): Promise<PushReport> {
	const report = await push(rows, reader, { ...settings, batchSize: reader.limit }, ports);
	return { ...report, outcomes: report.outcomes.map(unwritten) };
}

/** Writes only those rows to which writing would do something, as `reader` tells. The others keep what it says of them. */
export async function pushAfterReading<Payload, Shared>(
	rows: readonly CheckedRow<Payload, Shared>[],
	reader: Target<Payload, Shared>,
	target: Target<Payload, Shared>,
	settings: PushSettings,
	ports: Ports,
	memory: Memory,
): Promise<PushReport> {
	const read = await preview(rows, reader, settings, ports);
	const open = rows.flatMap((row, index) => {
		const outcome = read.outcomes[index];
		const isOpen = outcome !== undefined && previewCodeOf(outcome) !== undefined;
		return isOpen ? [{ row, index }] : [];
	});
	if (read.stop !== undefined) {
		// Nothing was written, and what would have been is as little known as before.
		const { code, reason } = read.stop;
		const outcomes = [...read.outcomes];
		for (const { index } of open) outcomes[index] = { status: 'notSent', code, reason };
		return { ...read, outcomes };
	}

	const written = await push(
		open.map(({ row }) => row),
		target,
		settings,
		ports,
		memory,
	);
	const outcomes = [...read.outcomes];
	open.forEach(({ index }, at) => {
		const outcome = written.outcomes[at];
		if (outcome !== undefined) outcomes[index] = outcome;
	});
	return { ...written, outcomes, requests: read.requests + written.requests };
}

/** A row that was only asked about cannot have been written, whatever became of the answer. */
function unwritten(outcome: Outcome): Outcome {
	if (outcome.status !== 'unknown' && outcome.status !== 'failed') return outcome;
	const { code, reason } = outcome;
	return { status: 'notSent', code, reason };
}
