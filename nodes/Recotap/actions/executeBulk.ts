import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { push } from '../../../bulk/push';
import { invalidItemsError, stoppedError } from '../output/errors';
import { errorOutputOf } from '../output/errorOutput';
import { outputItems } from '../output/outputItems';
import { summarySentence } from '../output/summary';
import { createPorts } from '../transport/createPorts';
import type { BulkOperation } from './bulkOperation';
import { readBulkOptions } from './bulkOptions';
import { readRow, type ReadRow } from './readRow';

/**
 * Runs a bulk operation over all input items: read, check, push, answer.
 *
 * @throws NodeOperationError only in the setting Stop Workflow: for invalid items before anything is sent, or for a run
 * that stopped half-way
 */
export async function executeBulk<Payload extends object, Shared>(
	context: IExecuteFunctions,
	operation: BulkOperation<Payload, Shared>,
): Promise<INodeExecutionData[][]> {
	const items = context.getInputData();
	if (items.length === 0) return [[]];
	const { options, problem } = readBulkOptions(context);
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

	const report = await push(
		rows,
		operation.target,
		options,
		createPorts(context, options.timeoutMs),
	);
	if (report.stop !== undefined && !context.continueOnFail()) {
		throw stoppedError(context.getNode(), report, report.stop, operation.words);
	}

	const message = summarySentence(report.outcomes, operation.words);
	if (message !== undefined) {
		context.addExecutionHints({ message, type: 'warning', location: 'outputPane' });
	}
	const answers = rows.flatMap(({ echo, input }, index) => {
		const outcome = report.outcomes[index];
		return outcome === undefined ? [] : { outcome, echo, input };
	});
	return [outputItems(answers, { ...options, onErrorOutput: errorOutputOf(context) })];
}
