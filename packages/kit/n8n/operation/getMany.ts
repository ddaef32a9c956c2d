import type {
	IDataObject,
	IExecuteFunctions,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import type { Run } from '../../request/run';
import { executeList, type ListSource } from '../list/executeList';
import { getLimit, limitProperties } from '../list/limit';
import type { Operation } from './operation';

/** What an operation that lists rows has of its own. */
export interface GetMany<Resource extends string> extends ListSource {
	readonly resource: Resource;
	readonly option: INodePropertyOptions;
	/** What the form has besides the limit. */
	readonly properties?: readonly INodeProperties[];
	/** Fetches what one input item asks for, at least `limit` rows if there are as many. */
	readonly fetchRows: (run: Run, query: ListQuery) => Promise<readonly IDataObject[]>;
}

/** What one input item asks for. */
export interface ListQuery {
	/** Most rows that the user wants; `Infinity` for all. */
	readonly limit: number;
	readonly context: IExecuteFunctions;
	readonly itemIndex: number;
}

/** An operation that lists rows, all or up to a limit: its form, and how it runs for each input item. */
export function getMany<Resource extends string>({
	resource,
	option,
	properties = [],
	fetchRows,
	...source
}: GetMany<Resource>): Operation<Resource> {
	return {
		resource,
		option,
		properties: [...limitProperties, ...properties],
		execute: async (context, connect) => {
			const fetchItem = async (itemIndex: number, run: Run): Promise<readonly IDataObject[]> => {
				const limit = getLimit(context, itemIndex);
				return (await fetchRows(run, { limit, context, itemIndex })).slice(0, limit);
			};
			return await executeList(context, source, fetchItem, connect);
		},
	};
}
