import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { Run } from '../../request/run';
import { createPorts } from '../http/createPorts';
import { errorOutputOf } from '../output/errorOutput';
import { linkingOf } from '../output/linking';
import { RUN_PATIENCE } from '../http/patience';
import { readError, type Subject } from './listError';
import { ReadStopped } from './fetchStopped';

/** Fetches what one input item requests. */
export type ReadItem = (itemIndex: number, run: Run) => Promise<readonly IDataObject[]>;

/**
 * Fetches rows for each input item in sequence: every row becomes an item linked to its input item. All items share one
 * run: after a refused key nothing more is sent.
 *
 * @param connect creates the ports of the run
 * @throws NodeOperationError only with On Error set to Stop Workflow, for the first item that fails
 */
export async function executeReads(
	context: IExecuteFunctions,
	subject: Omit<Subject, 'itemIndex'>,
	read: ReadItem,
	connect: typeof createPorts = createPorts,
): Promise<INodeExecutionData[][]> {
	const run = new Run(connect(context, subject.service, RUN_PATIENCE.timeoutMs), RUN_PATIENCE);
	const link = linkingOf(context);
	const output: INodeExecutionData[] = [];
	for (const itemIndex of context.getInputData().keys()) {
		const pairedItem = { item: itemIndex };
		try {
			for (const json of await read(itemIndex, run)) output.push({ json, pairedItem });
		} catch (error) {
			if (run.stop?.code === 'cancelled') break;
			const failure = readError(context, error, { ...subject, itemIndex });
			if (!context.continueOnFail()) throw failure;
			const json = describeFailure(context, error, failure.message);
			output.push(link({ json, pairedItem }));
		}
	}
	return [output];
}

/** Has the shape of a failed row of a bulk operation, so that one filter in a workflow finds both. */
function describeFailure(context: IExecuteFunctions, error: unknown, reason: string): IDataObject {
	const code = error instanceof ReadStopped ? error.stop.code : 'invalid';
	const status = code === 'invalid' ? 'invalid' : 'failed';
	const json = { status, code, reason };
	return errorOutputOf(context)?.({ status, reason }, json) ?? json;
}
