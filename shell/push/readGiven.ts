import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { isRecord } from '../isRecord';
import type { BulkOperation } from './bulkOperation';
import { columnFailures } from './expressions';
import { createMappingReader } from './mappingReader';

/** Values by column. Columns of the form may be missing, and there may be others. */
export type Values = Readonly<Record<string, unknown>>;

/** What one input item gives, not yet checked. */
export interface GivenRow {
	readonly values: Values;
	/** Values of columns that are none of the form's and may be fields of the workspace, if there are any. */
	readonly custom: Values | undefined;
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
	const known = new Set(form.columns.map(({ id }) => id));
	const ignored = new Set<string>();
	const isAutomatic =
		context.getNodeParameter('columns.mappingMode', 0, 'autoMapInputData') === 'autoMapInputData';

	const pickOthers = (values: Values): Values | undefined => {
		let others: Record<string, unknown> | undefined;
		for (const name of Object.keys(values)) {
			if (known.has(name) || ignored.has(name) || values[name] === undefined) continue;
			if (custom !== undefined && (!isAutomatic || custom.mayBe(name))) {
				others ??= {};
				others[name] = values[name];
			} else if (isAutomatic) {
				ignored.add(name);
			}
		}
		return others;
	};
	const readValues = isAutomatic
		? (itemIndex: number): unknown => items[itemIndex]?.json
		: createMappingReader(context, items);
	const describe = columnFailures(context, form.columns);
	const rows = items.map((_, itemIndex): GivenRow => {
		try {
			const read = readValues(itemIndex);
			const values = isRecord(read) ? read : {};
			return { values, custom: pickOthers(values) };
		} catch (error) {
			// An expression that fails.
			return { values: {}, custom: undefined, problem: describe(itemIndex, error) };
		}
	});
	return { rows, isAutomatic, ignored };
}
