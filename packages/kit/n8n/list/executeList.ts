import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Ports } from '../../request/ports';
import { Run } from '../../request/run';
import { createPorts } from '../http/createPorts';
import { errorOutputOf } from '../output/errorOutput';
import { linkingOf } from '../output/pairedItems';
import { RUN_LIMITS } from '../http/requestLimits';
import { listError, type Subject } from './listError';
import { FetchStopped } from './fetchStopped';

/** Where a list comes from. */
export interface ListSource extends Pick<Subject, 'service' | 'things'> {
	/** For an API whose responses do not mean what their status says. */
	readonly wrapPorts?: (ports: Ports) => Ports;
}

/** Fetches what one input item asks for. */
export type FetchItem = (itemIndex: number, run: Run) => Promise<readonly IDataObject[]>;

/**
 * Fetches once for each input item, one after the other: every row becomes an item that is linked to the one it was
 * fetched for. All of them share one run: after a refused key nothing more is sent.
 *
 * @param connect creates the ports of the run
 * @throws NodeOperationError only with On Error set to Stop Workflow, for the first item that fails
 */
export async function executeList(
	context: IExecuteFunctions,
	{ wrapPorts, ...subject }: ListSource,
	fetchItem: FetchItem,
	connect: typeof createPorts = createPorts,
): Promise<INodeExecutionData[][]> {
	const ports = connect(context, subject.service, RUN_LIMITS.timeoutMs);
	const run = new Run(wrapPorts?.(ports) ?? ports, RUN_LIMITS);
	const link = linkingOf(context);
	const output: INodeExecutionData[] = [];
	for (const itemIndex of context.getInputData().keys()) {
		const pairedItem = { item: itemIndex };
		try {
			for (const json of await fetchItem(itemIndex, run)) output.push({ json, pairedItem });
		} catch (error) {
			if (run.stop?.code === 'cancelled') break;
			const failure = listError(context, error, { ...subject, itemIndex });
			if (!context.continueOnFail()) throw failure;
			const json = describeFailure(context, error, failure.message);
			output.push(link({ json, pairedItem }));
		}
	}
	return [output];
}

/** Has the shape of a failed row of a bulk operation, so that one filter in a workflow finds both. */
function describeFailure(context: IExecuteFunctions, error: unknown, reason: string): IDataObject {
	const code = error instanceof FetchStopped ? error.stop.code : 'invalid';
	const status = code === 'invalid' ? 'invalid' : 'failed';
	const json = { status, code, reason };
	return errorOutputOf(context)?.({ status, reason }, json) ?? json;
}
