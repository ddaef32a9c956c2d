import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { isRecord } from '../../values/isRecord';
import { columnFailures } from './expressions';
import { createMappingGetter } from './mappingGetter';
import { type ColumnMatch, matchColumns } from './matchColumns';
import type { RowSource } from './rowForm';

/** Values by column. May lack columns of the form and contain others. */
export type Values = Readonly<Record<string, unknown>>;

/** The unchecked values of one input item. */
export interface ItemValues {
	readonly values: Values;
	/** Values of columns outside the form that may be fields of the workspace, if there are any. */
	readonly custom: Values | undefined;
	/** Why the item could not be read, in words for the user. */
	readonly problem?: string;
}

/** What all input items give. */
export interface InputValues {
	readonly rows: readonly ItemValues[];
	/** Whether columns are matched by the names of the input's columns instead of the user's mapping. */
	readonly isAutomatic: boolean;
	/** All columns with a value in at least one item. */
	readonly names: ReadonlySet<string>;
	readonly match: ColumnMatch;
}

/** Gets the input items through the user's mapping. Never throws: what cannot be evaluated is the problem of its row. */
export function getItemValues<Payload, Shared>(
	context: IExecuteFunctions,
	items: readonly INodeExecutionData[],
	{ form, custom }: RowSource<Payload, Shared>,
): InputValues {
	const isAutomatic =
		context.getNodeParameter('columns.mappingMode', 0, 'autoMapInputData') === 'autoMapInputData';
	const getValues = isAutomatic
		? (itemIndex: number): unknown => items[itemIndex]?.json
		: createMappingGetter(context, items);
	const describe = columnFailures(context, form.columns);
	const read = items.map((_, itemIndex): Pick<ItemValues, 'values' | 'problem'> => {
		try {
			const values = getValues(itemIndex);
			return { values: isRecord(values) ? values : {} };
		} catch (error) {
			// A failed expression.
			return { values: {}, problem: describe(itemIndex, error) };
		}
	});

	const names = namesOf(read);
	// In a manual mapping, a column outside the form is a field of the workspace.
	const isOwn = (name: string): boolean =>
		custom !== undefined && (!isAutomatic || custom.mayBe(name));
	const match = matchColumns(names, form.columns, isOwn);
	const pick = picker(match);
	const rows = read.map(({ values, ...rest }): ItemValues => ({
		values: pick(values),
		custom: pickOwn(values, match.own),
		...rest,
	}));
	return { rows, isAutomatic, names, match };
}

/** All columns with a value in some row, in order of appearance. */
function namesOf(rows: readonly { readonly values: Values }[]): ReadonlySet<string> {
	const names = new Set<string>();
	for (const { values } of rows) {
		for (const name of Object.keys(values)) {
			if (!names.has(name) && values[name] !== undefined) names.add(name);
		}
	}
	return names;
}

/** Creates a function that maps the values of a row to the IDs of the fields. */
function picker({ renamed, sources }: ColumnMatch): (values: Values) => Values {
	if (renamed.length === 0) return (values) => values;
	const found = [...sources];
	return (values) => {
		const picked: Record<string, unknown> = {};
		for (const [id, name] of found) picked[id] = values[name];
		return picked;
	};
}

/** The values of a row that may be fields of the workspace, if there are any. */
function pickOwn(values: Values, own: readonly string[]): Values | undefined {
	let picked: Record<string, unknown> | undefined;
	for (const name of own) {
		if (values[name] === undefined) continue;
		picked ??= {};
		picked[name] = values[name];
	}
	return picked;
}
