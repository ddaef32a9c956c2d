import type {
	IExecuteFunctions,
	INodeExecutionData,
	ISourceData,
	IWorkflowDataProxyData,
} from 'n8n-workflow';

/** Leaves out the link of an item that is on its way to the error output, if n8n could not follow it. */
export type Linking = (item: INodeExecutionData) => INodeExecutionData;

/**
 * On its way to the error output n8n looks up the input of each item by its first link ("handleNodeErrorOutput"), and
 * throws when what it has on record of the node before does not line up with what arrived (n8n issue 37407): the raw
 * input of all items would come out as a success then. So each item is looked up here as n8n will do it.
 */
export function linkingOf(context: IExecuteFunctions): Linking {
	if (context.getNode().onError !== 'continueErrorOutput') return (item) => item;
	const { source } = context.getExecuteData();
	// Without a source n8n looks up nothing.
	if (source === null) return (item) => item;
	const record: OnRecord = context.getWorkflowDataProxy(0);

	const isOnRecord = (index: number): boolean => {
		const origin = source.main?.[0];
		if (origin === null || origin === undefined) return false;
		try {
			return findInput(record, origin, index) !== undefined;
		} catch {
			return false;
		}
	};
	return (item) => {
		const first = [item.pairedItem].flat()[0];
		const index = typeof first === 'object' ? first.item : first;
		if (index === undefined || isOnRecord(index)) return item;
		const unlinked = { ...item };
		delete unlinked.pairedItem;
		return unlinked;
	};
}

/** What is used of n8n's data proxy; n8n 3 gives `$getPairedItem` to nobody any more. */
interface OnRecord {
	readonly $getPairedItem?: IWorkflowDataProxyData['$getPairedItem'];
	readonly $: (nodeName: string) => { itemMatching(index: number): unknown };
}

/** What n8n has on record of an input item. `itemMatching` asks the same as the helper that is gone. */
function findInput(record: OnRecord, origin: ISourceData, index: number): unknown {
	return record.$getPairedItem === undefined
		? record.$(origin.previousNode).itemMatching(index)
		: record.$getPairedItem(origin.previousNode, origin, { item: index });
}
