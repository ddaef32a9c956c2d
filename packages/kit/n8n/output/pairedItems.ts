import type {
	IExecuteFunctions,
	INodeExecutionData,
	ISourceData,
	IWorkflowDataProxyData,
} from 'n8n-workflow';

/** Drops the link of an item bound for the error output if n8n could not resolve it. */
export type Linking = (item: INodeExecutionData) => INodeExecutionData;

/**
 * n8n resolves the first link of each item on its way to the error output ("handleNodeErrorOutput"), and throws when
 * its record of the previous node does not match the input (n8n issue 37407). The raw input of all items would then
 * come out as success. So each link is resolved here first, in the same way.
 */
export function linkingOf(context: IExecuteFunctions): Linking {
	if (context.getNode().onError !== 'continueErrorOutput') return (item) => item;
	const { source } = context.getExecuteData();
	// Without a source, n8n resolves nothing.
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

/** The part of n8n's data proxy that is used; n8n 3 no longer offers `$getPairedItem`. */
interface OnRecord {
	readonly $getPairedItem?: IWorkflowDataProxyData['$getPairedItem'];
	readonly $: (nodeName: string) => { itemMatching(index: number): unknown };
}

/** What n8n has on record for an input item. `itemMatching` replaces the removed helper. */
function findInput(record: OnRecord, origin: ISourceData, index: number): unknown {
	return record.$getPairedItem === undefined
		? record.$(origin.previousNode).itemMatching(index)
		: record.$getPairedItem(origin.previousNode, origin, { item: index });
}
