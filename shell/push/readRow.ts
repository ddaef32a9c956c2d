import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { type Checked, checkRow } from '../schemas/checkRow';
import type { Column } from '../schemas/column';
import { isRecord } from '../isRecord';
import type { BulkOperation } from './bulkOperation';

/** One input item as a row: checked, and with the values by which people recognise it. */
export type ReadRow<Payload, Shared> = {
	readonly input: IDataObject;
	/** What the output repeats: the clean values of a valid row, the typed ones of an invalid row. */
	readonly echo: IDataObject;
} & (
	| { readonly valid: true; readonly payload: Payload; readonly shared: Shared }
	| { readonly valid: false; readonly reason: string }
);

/** Reads one input item through the user's mapping. Never throws: what cannot be read is an invalid row. */
export function readRow<Payload extends object, Shared>(
	context: IExecuteFunctions,
	{ columns, schema, readShared }: BulkOperation<Payload, Shared>,
	item: INodeExecutionData,
	itemIndex: number,
): ReadRow<Payload, Shared> {
	const input = item.json;
	let values: Record<string, unknown> = {};
	try {
		values = readValues(context, columns, input, itemIndex);
		const checked: Checked<Payload> = checkRow(schema, columns, values);
		if (!checked.valid) return { ...checked, input, echo: pickEcho(columns, values) };
		const echo = pickEcho(columns, checked.payload);
		return { ...checked, shared: readShared(itemIndex), input, echo };
	} catch (error) {
		// An expression that fails, or a value that n8n itself refuses for the type of its column.
		const reason = error instanceof Error ? error.message : 'The item could not be read';
		return { valid: false, reason, input, echo: pickEcho(columns, values) };
	}
}

/** The value of every column, present or not. */
function readValues(
	context: IExecuteFunctions,
	columns: readonly Column[],
	input: IDataObject,
	itemIndex: number,
): Record<string, unknown> {
	const isAutomatic =
		context.getNodeParameter('columns.mappingMode', 0, 'autoMapInputData') === 'autoMapInputData';
	const source: unknown = isAutomatic
		? input
		: context.getNodeParameter('columns.value', itemIndex, {}, { skipValidation: true });
	const given = isRecord(source) ? source : {};
	return Object.fromEntries(columns.map(({ id }) => [id, given[id]]));
}

function pickEcho(columns: readonly Column[], values: object): IDataObject {
	const echo: IDataObject = {};
	for (const { id, echo: repeated } of columns) {
		const value: unknown = Reflect.get(values, id);
		if (repeated === true && (typeof value === 'string' || typeof value === 'number'))
			echo[id] = value;
	}
	return echo;
}
