import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { isRecord } from '../isRecord';
import { messageOf } from '../messageOf';
import type { BulkOperation } from './bulkOperation';
import { createMappingReader } from './mappingReader';

/** What one input item gives, not yet checked. */
export interface GivenRow {
	readonly input: IDataObject;
	/** The value of every column of the form, present or not. */
	readonly values: Readonly<Record<string, unknown>>;
	/** Values of columns that are none of the form's and may be fields of the workspace, if there are any. */
	readonly custom?: Readonly<Record<string, unknown>>;
	/** Why the item could not be read, in words for the user. */
	readonly problem?: string;
}

/** All input items, read. */
export interface Given {
	readonly rows: readonly GivenRow[];
	/** Whether columns are found by the names of the input's columns, not by the user's mapping. */
	readonly isAutomatic: boolean;
	/** Input columns that nobody asked for, when columns are mapped automatically. */
	readonly ignored: Set<string>;
}

/** Reads the input items through the user's mapping. Never throws: what cannot be read is the problem of its row. */
export function readGiven<Payload, Shared>(
	context: IExecuteFunctions,
	items: readonly INodeExecutionData[],
	{ form, custom }: BulkOperation<Payload, Shared>,
): Given {
	const ids = form.columns.map(({ id }) => id);
	const known = new Set(ids);
	const ignored = new Set<string>();
	const isAutomatic =
		context.getNodeParameter('columns.mappingMode', 0, 'autoMapInputData') === 'autoMapInputData';

	const untouched = isAutomatic ? new Set<string>() : untouchedIn(context);

	const pick = (source: Record<string, unknown>): Pick<GivenRow, 'values' | 'custom'> => {
		let others: Record<string, unknown> | undefined;
		for (const name of Object.keys(source)) {
			if (known.has(name)) continue;
			if (custom !== undefined && (!isAutomatic || custom.mayBe(name))) {
				others ??= {};
				others[name] = source[name];
			} else if (isAutomatic) {
				ignored.add(name);
			}
		}
		const values: Record<string, unknown> = {};
		for (const id of ids) values[id] = untouched.has(id) ? undefined : source[id];
		return others === undefined ? { values } : { values, custom: others };
	};
	const readSource = isAutomatic
		? (itemIndex: number): unknown => items[itemIndex]?.json
		: createMappingReader(context, items);
	const rows = items.map(({ json: input }, itemIndex): GivenRow => {
		try {
			const source = readSource(itemIndex);
			return { input, ...pick(isRecord(source) ? source : {}) };
		} catch (error) {
			// An expression that fails.
			return { input, values: {}, problem: messageOf(error) };
		}
	});
	return { rows, isAutomatic, ignored };
}

/** Fields of the form that the user has left alone: n8n saves them as null, which is not the user's word for no value. */
function untouchedIn(context: IExecuteFunctions): ReadonlySet<string> {
	const columns: unknown = context.getNode().parameters.columns;
	const mapped = isRecord(columns) ? columns.value : undefined;
	const entries = isRecord(mapped) ? Object.entries(mapped) : [];
	return new Set(entries.flatMap(([id, value]) => (value === null ? [id] : [])));
}
