import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { push } from '../../bulk/push';
import { invalidItemsError, stoppedError } from '../output/errors';
import { errorOutputOf } from '../output/errorOutput';
import { outputItems } from '../output/outputItems';
import { cancelledSentence, summarySentence } from '../output/summary';
import { createPorts } from '../http/createPorts';
import { openNodeMemory } from './nodeMemory';
import type { BulkOperation } from './bulkOperation';
import { readBulkOptions } from './bulkOptions';
import { readRow, type ReadRow } from './readRow';

/**
 * Runs a bulk operation over all input items: read, check, push, answer.
 *
 * @param connect how the engine reaches the outside world
 * @throws NodeOperationError only in the setting Stop Workflow: for invalid items before anything is sent, or for a run
 * that stopped half-way
 */
export async function executeBulk<Payload extends object, Shared>(
	context: IExecuteFunctions,
	operation: BulkOperation<Payload, Shared>,
	connect: typeof createPorts = createPorts,
): Promise<INodeExecutionData[][]> {
	const items = context.getInputData();
	if (items.length === 0) return [[]];
	const { options, problem } = readBulkOptions(context, operation.target.limit);
	const rows = items.map((item, index): ReadRow<Payload, Shared> =>
		problem === undefined
			? readRow(context, operation, item, index)
			: { valid: false, reason: problem, input: item.json, echo: {} },
	);

	if (!context.continueOnFail()) {
		const invalid = rows.flatMap((row, index) =>
			row.valid ? [] : [{ index, reason: row.reason }],
		);
		if (invalid.length > 0) throw invalidItemsError(context.getNode(), rows.length, invalid);
	}

	const memory = openNodeMemory(context);
	const ports = connect(context, operation.service, options.timeoutMs);
	const report = await push(rows, operation.target, options, ports, memory);
	const { stop } = report;
	const isCancelled = stop?.code === 'cancelled';
	const isFailure = stop !== undefined && !isCancelled && !context.continueOnFail();
	if (isFailure || context.getNode().retryOnFail === true) memory.keep();
	else memory.clear();
	if (isFailure) throw stoppedError(context.getNode(), report.outcomes, stop, operation);
	// Nobody sees the output of a cancelled run, so the log tells what had happened by then.
	if (isCancelled) context.logger.warn(cancelledSentence(report.outcomes, operation));

	const message = summarySentence(report.outcomes, operation);
	if (message !== undefined) {
		context.addExecutionHints({ message, type: 'warning', location: 'outputPane' });
	}
	const answers = rows.flatMap(({ echo, input }, index) => {
		const outcome = report.outcomes[index];
		return outcome === undefined ? [] : { outcome, echo, input };
	});
	return [
		outputItems(answers, {
			...options,
			key: operation.key,
			onErrorOutput: errorOutputOf(context),
		}),
	];
}
