import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Checkpoint, Earlier } from '../../push/checkpoint';
import { type CheckedRow, push, type PushReport } from '../../push/push';
import { Run } from '../../request/run';
import { createPorts } from '../http/createPorts';
import { echoOf } from '../input/echo';
import { errorOutputOf } from '../output/errorOutput';
import { invalidItemsError, optionsError, refusedError, stoppedError } from '../output/errors';
import { addHints } from '../output/hints';
import { linkingOf } from '../output/pairedItems';
import { type ItemOutcome, outputItems } from '../output/outputItems';
import { cancelledSentence } from '../output/summary';
import { timeTeller } from '../output/formatTime';
import type { BulkOperation } from './bulkOperation';
import { type BulkOptions, getBulkOptions } from '../form/bulkOptions';
import { columnsError } from '../input/describeColumns';
import { gatherRows } from '../input/gatherRows';
import { findSharedProblem } from '../input/getOptions';
import { openCheckpointStore } from './checkpointStore';
import { preview, pushAfterPreview } from './pushAfterPreview';
import { NO_REMARKS, type InputRow, getRows } from '../input/getRows';
import { recallInvalid } from './recallInvalid';
import { findCommonRefusal } from './findCommonRefusal';

/** Maximum retries when fetching the workspace's fields: the push does not depend on them. */
const LOOKUP_RETRIES = 2;

/**
 * Runs a bulk operation over all input items: takes and checks the rows, pushes them, and gives an item for each.
 *
 * @param connect creates the ports of the run
 * @throws NodeOperationError only with On Error set to Stop Workflow: for invalid items and options before anything is
 * sent, for a run that stopped early, and for a run in which the API refused everything
 */
export async function executeBulk<Payload extends object, Shared>(
	context: IExecuteFunctions,
	operation: BulkOperation<Payload, Shared>,
	connect: typeof createPorts = createPorts,
): Promise<INodeExecutionData[][]> {
	const items = context.getInputData();
	if (items.length === 0) return [[]];
	const { options, problem } = getBulkOptions(context, operation.target.limit, operation.switches);
	const ports = connect(context, operation.service, options.timeoutMs);
	const run = new Run(operation.wrapPorts?.(ports) ?? ports, options);
	const lookup = run.phase(Math.min(options.maxRetries, LOOKUP_RETRIES));
	const { rows, repeated, columnProblem, ...remarks } =
		problem === undefined
			? await getRows(context, items, operation, lookup)
			: { ...NO_REMARKS, rows: refuseAll(items, problem) };
	if (columnProblem !== undefined && !context.continueOnFail()) {
		throw columnsError(context.getNode(), columnProblem);
	}

	const { units, unitOf, incomplete } = gatherRows(rows, operation.gathering);
	const store = await openCheckpointStore(context, operation.service);
	const isPreview = options.preview && operation.preview !== undefined;
	const stopsOnError = !context.continueOnFail();
	const { entries, hasGaps } = store.earlier.checkpoint;
	const isRepeat = entries.length > 0 || hasGaps;
	if (stopsOnError && problem !== undefined) {
		throw optionsError(context.getNode(), problem, isRepeat);
	}
	if (stopsOnError && !isPreview) {
		const invalid: { index: number; reason: string }[] = [];
		unitOf.forEach((unit, index) => {
			const row = units[unit];
			if (row?.valid === false && !incomplete.has(unit))
				invalid.push({ index, reason: row.reason });
		});
		if (invalid.length > 0) {
			const everyItem = findSharedProblem(items.length, operation.getShared);
			throw everyItem === undefined
				? invalidItemsError(context.getNode(), rows.length, invalid, isRepeat)
				: optionsError(context.getNode(), everyItem, isRepeat);
		}
	}

	const report = await pushUnits(units, operation, options, run, store.earlier);
	const { stop } = report;
	const outcomes = unitOf
		.map((unit, index) => {
			const outcome = report.outcomes[unit];
			if (outcome?.status !== 'invalid') return outcome;
			const typed = rows[index]?.values[operation.key.id];
			return recallInvalid(store.earlier.checkpoint, typed) ?? outcome;
		})
		.filter((one) => one !== undefined);
	const isCancelled = stop?.code === 'cancelled';
	// A stop that left no row open does not count: all doubtful rows were settled.
	const isOpen = outcomes.some(({ status }) => status === 'unknown' || status === 'notSent');
	const tellTime = timeTeller(context.getTimezone());
	const isFailure = stop !== undefined && isOpen && !isCancelled && stopsOnError;
	const words =
		stopsOnError && !isPreview && !isCancelled
			? findCommonRefusal(units, report, (payload) => operation.target.identify(payload))
			: undefined;
	if (words !== undefined) {
		// The next try sends refused rows again: the cause may have been fixed by then.
		store.keep(withoutRefused(report.checkpoint()));
		const advice = operation.adviceOn?.(words);
		throw refusedError(context.getNode(), outcomes, words, advice, operation);
	}
	if (isFailure || context.getNode().retryOnFail === true) store.keep(report.checkpoint());
	else store.clear();
	if (isFailure) throw stoppedError(context.getNode(), outcomes, stop, operation, tellTime);
	// A cancelled run shows no output, so the log records what had happened by then.
	if (isCancelled) context.logger.warn(cancelledSentence(outcomes, operation));

	addHints(context, operation, { ...report, ...remarks, outcomes, isPreview }, tellTime);
	const answers: ItemOutcome[] = [];
	rows.forEach((row, index) => {
		const outcome = outcomes[index];
		const input = items[index]?.json ?? {};
		if (outcome !== undefined) answers.push({ outcome, echo: echoOf(row, repeated), input });
	});
	return [
		outputItems(answers, {
			...options,
			key: operation.key,
			service: operation.service,
			tellTime,
			onErrorOutput: errorOutputOf(context),
			link: linkingOf(context),
		}),
	];
}

/** Unusable options make every item invalid: nothing may be sent with options that the user did not choose. */
function refuseAll(items: readonly INodeExecutionData[], reason: string): InputRow<never, never>[] {
	return items.map(() => ({ valid: false, reason, values: {} }));
}

/** The checkpoint without refused rows, so that they are sent again. */
function withoutRefused({ entries, hasGaps }: Checkpoint): Checkpoint {
	return { entries: entries.filter(({ outcome }) => outcome.status !== 'failed'), hasGaps };
}

async function pushUnits<Payload, Shared>(
	rows: readonly CheckedRow<Payload, Shared>[],
	operation: BulkOperation<Payload, Shared>,
	options: BulkOptions,
	run: Run,
	earlier: Earlier,
): Promise<PushReport> {
	const { target, preview: reader, previewsFirst, followUp } = operation;
	if (reader !== undefined && options.preview) {
		return await preview(rows, reader, options, run.phase(), earlier);
	}
	const report =
		reader !== undefined && previewsFirst === true
			? await pushAfterPreview(rows, reader, target, options, run, earlier)
			: await push(rows, target, options, run.phase(), earlier);
	if (followUp === undefined || report.stop !== undefined) return report;
	const pushed = report.outcomes.map((outcome, index) => {
		const row = rows[index];
		return { outcome, payload: row?.valid === true ? row.payload : undefined };
	});
	return { ...report, outcomes: await followUp(pushed, run.phase()) };
}
