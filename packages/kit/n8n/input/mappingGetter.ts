import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { isRecord } from '../../values/isRecord';
import { isExpression } from './expressions';
import { parsePath, getAtPath, UNSURE } from './propertyPath';

/** A column of the user's mapping. */
interface MappedColumn {
	readonly id: string;
	/** Returns its value for an item, or `UNSURE` when n8n has to evaluate it. */
	readonly getValue: (item: INodeExecutionData) => unknown;
}

/**
 * Gives the function that reads an item through the columns that the user mapped by hand. n8n evaluates expressions,
 * which costs 50 to 500 us each; those that are nothing but a property path of the current item are followed directly.
 *
 * @returns for an item the values by column; throws what n8n throws when an expression fails
 */
export function createMappingGetter(
	context: IExecuteFunctions,
	items: readonly INodeExecutionData[],
): (itemIndex: number) => unknown {
	const byN8n = (itemIndex: number): unknown =>
		context.getNodeParameter('columns.value', itemIndex, {}, { skipValidation: true });
	const parameter: unknown = context.getNode().parameters.columns;
	const mapping = isRecord(parameter) ? parameter.value : undefined;
	const columns = parseColumns(mapping);
	if (columns === undefined || !agree(columns, items[0], byN8n)) {
		return (itemIndex) => withoutUntouched(byN8n(itemIndex), mapping);
	}

	return (itemIndex) => {
		const item = items[itemIndex];
		const values: Record<string, unknown> = {};
		for (const { id, getValue } of columns) {
			const value = item === undefined ? UNSURE : getValue(item);
			values[id] = value === UNSURE ? evaluate(context, id, itemIndex) : value;
		}
		return values;
	};
}

/** The columns, if they can be evaluated one by one. */
function parseColumns(mapping: unknown): readonly MappedColumn[] | undefined {
	if (!isRecord(mapping)) return undefined;
	const columns: MappedColumn[] = [];
	for (const [id, value] of Object.entries(mapping)) {
		// n8n resolves such a name differently, and such an expression depends on the other columns.
		if (!/^\w+$/.test(id) || (isExpression(value) && value.includes('$parameter')))
			return undefined;
		columns.push({ id, getValue: createGetter(value) });
	}
	return columns;
}

function createGetter(value: unknown): MappedColumn['getValue'] {
	if (value === null) return () => undefined;
	if (!isExpression(value)) return () => (typeof value === 'object' ? UNSURE : value);
	const path = parsePath(value);
	return path === undefined ? () => UNSURE : ({ json }) => getAtPath(json, path);
}

/**
 * Leaves out fields that the user did not fill in: they are saved as null, but are not blank values chosen by the user.
 */
function withoutUntouched(values: unknown, mapping: unknown): unknown {
	if (!isRecord(values) || !isRecord(mapping)) return values;
	return Object.fromEntries(Object.entries(values).filter(([id]) => mapping[id] !== null));
}

/**
 * Whether n8n reads the first item in the same way: it refuses some property names, and these must fail here too.
 * Columns do not distinguish `null` from `undefined`.
 */
function agree(
	columns: readonly MappedColumn[],
	first: INodeExecutionData | undefined,
	byN8n: (itemIndex: number) => unknown,
): boolean {
	if (first === undefined) return false;
	try {
		const answer = byN8n(0);
		return columns.every(({ id, getValue }) => {
			const value = getValue(first);
			if (value === UNSURE) return true;
			const theirs = isRecord(answer) ? answer[id] : undefined;
			return JSON.stringify(value ?? null) === JSON.stringify(theirs ?? null);
		});
	} catch {
		return false;
	}
}

/** Evaluates one column with n8n. Within a row, n8n converts dates in expressions to text. */
function evaluate(context: IExecuteFunctions, id: string, itemIndex: number): unknown {
	const value: unknown = context.getNodeParameter(`columns.value.${id}`, itemIndex, undefined, {
		skipValidation: true,
	});
	return isDateTime(value) ? value.toString() : value;
}

/** Whether a value is a Luxon date, as n8n's expressions use it. */
function isDateTime(value: unknown): value is { toString(): string } {
	return isRecord(value) && value.isLuxonDateTime === true;
}
