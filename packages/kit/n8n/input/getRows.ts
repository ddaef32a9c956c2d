import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { CheckedRow } from '../../push/push';
import type { Run } from '../../request/run';
import { messageOf } from '../../values/messageOf';
import { checkRow } from '../../values/checkRow';
import { isBlank, parseObject } from '../../values/parse';
import {
	type ColumnProblem,
	describeMatch,
	findColumnProblem,
	listNames,
	reasonOfItem,
} from './describeColumns';
import { hasExpression } from './expressions';
import { type InputValues, type ItemValues, getItemValues, type Values } from './getItemValues';
import type { CustomFields, RowForm, RowSource } from './rowForm';

/** One input item as a checked row, with its original values. */
export type InputRow<Payload, Shared> = CheckedRow<Payload, Shared> & { readonly values: Values };

/** All input items as rows, and what the user should know about how that went. */
export interface InputRows<Payload, Shared> {
	readonly rows: readonly InputRow<Payload, Shared>[];
	/** The columns that identify a row to the user. */
	readonly repeated: readonly string[];
	/** Input columns that match no field. */
	readonly ignored: readonly string[];
	/** How input columns were matched to fields where this is not obvious: sentences. */
	readonly matched: readonly string[];
	/** Why no item can be used; every row is invalid then. */
	readonly columnProblem: ColumnProblem | undefined;
	/** Why the fields of the workspace could not be fetched, if values went unchecked. */
	readonly unchecked: string | undefined;
	/** Which input columns were not sent for this reason: a sentence. */
	readonly withheld: string | undefined;
}

/** When the input was not looked at. */
export const NO_REMARKS = {
	repeated: [],
	ignored: [],
	matched: [],
	columnProblem: undefined,
	unchecked: undefined,
	withheld: undefined,
} as const;

/**
 * Gets and checks the input items. The fields of the workspace are looked up once, if any item has one. Never throws:
 * what cannot be used is an invalid row.
 *
 * @param run for fetching the fields
 */
export async function getRows<Payload extends object, Shared>(
	context: IExecuteFunctions,
	items: readonly INodeExecutionData[],
	operation: RowSource<Payload, Shared>,
	run: Run,
): Promise<InputRows<Payload, Shared>> {
	const given = getItemValues(context, items, operation);
	const { isAutomatic, match, names } = given;
	const repeated = operation.form.columns.flatMap(({ id, echo }) => (echo === true ? [id] : []));
	const ignored = isAutomatic ? match.others : [];
	const matched = isAutomatic ? describeMatch(match) : [];
	const columnProblem = isAutomatic ? findColumnProblem(match, names) : undefined;
	if (columnProblem !== undefined) {
		const reason = reasonOfItem(columnProblem);
		const rows = given.rows.map(({ values }) => ({ valid: false, reason, values }) as const);
		return { ...NO_REMARKS, rows, repeated, ignored, matched, columnProblem };
	}
	const { form, accepts, strangers, unchecked, withheld } = await findForm(given, operation, run);
	const getShared = getOnce(context, operation.getShared);
	const rows = given.rows.map((row, itemIndex): InputRow<Payload, Shared> => {
		const values = withCustom(row, operation.custom, accepts);
		if (row.problem !== undefined) return { valid: false, reason: row.problem, values };
		try {
			const checked = checkRow(form.schema, form.columns, values);
			if (!checked.valid) {
				const isPartly = withheld !== undefined && filledNames(row).length > 0;
				const reason = isPartly ? `${checked.reason}; ${withheld}` : checked.reason;
				return { valid: false, reason, values };
			}
			return { valid: true, payload: checked.payload, shared: getShared(itemIndex), values };
		} catch (error) {
			return { valid: false, reason: messageOf(error), values };
		}
	});
	return {
		rows,
		repeated,
		ignored: [...ignored, ...strangers],
		matched,
		columnProblem,
		unchecked,
		withheld,
	};
}

/** Gets request-level options once for all items, unless an expression can make items differ. */
function getOnce<Shared>(
	context: IExecuteFunctions,
	getShared: (itemIndex: number) => Shared,
): (itemIndex: number) => Shared {
	const parameters = Object.entries(context.getNode().parameters);
	if (parameters.some(([name, value]) => name !== 'columns' && hasExpression(value))) {
		return getShared;
	}
	let shared: Shared | undefined;
	return () => (shared ??= getShared(0));
}

interface ItemForm<Payload> {
	readonly form: RowForm<Payload>;
	/** Whether a value with this name is meant for the API. */
	readonly accepts: (name: string) => boolean;
	/** Input columns that only resemble fields of the workspace. */
	readonly strangers: readonly string[];
	readonly unchecked: string | undefined;
	readonly withheld: string | undefined;
}

/** The form to check against: with the fields of the workspace, if they are needed and can be fetched. */
async function findForm<Payload, Shared>(
	given: InputValues,
	{ form, custom }: RowSource<Payload, Shared>,
	run: Run,
): Promise<ItemForm<Payload>> {
	const asGiven = {
		form,
		accepts: () => true,
		strangers: [],
		unchecked: undefined,
		withheld: undefined,
	};
	const isNeeded =
		custom !== undefined &&
		given.rows.some((row) => row.custom !== undefined || !isBlank(row.values[custom.id]));
	if (!isNeeded) return asGiven;
	let whole: RowForm<Payload>;
	try {
		whole = await custom.lookUp(run);
	} catch (error) {
		const reason = messageOf(error);
		if (!given.isAutomatic) return { ...asGiven, unchecked: reason };
		// As when the fetch succeeds: a column that only resembles a field is not sent because of its name alone.
		const isNamed = given.rows.some(({ values }) => !isBlank(values[custom.id]));
		return {
			...asGiven,
			accepts: () => false,
			unchecked: isNamed ? reason : undefined,
			withheld: describeWithheld(given, reason),
		};
	}
	if (!given.isAutomatic) return { ...asGiven, form: whole };
	const known = new Set(whole.columns.map(({ id }) => id));
	const strangers = given.match.own.filter((name) => !known.has(name));
	return { ...asGiven, form: whole, accepts: (name) => known.has(name), strangers };
}

/** Names the input columns that may be fields of the workspace and are not sent. */
function describeWithheld({ rows }: InputValues, reason: string): string | undefined {
	const names = new Set<string>();
	for (const row of rows) for (const name of filledNames(row)) names.add(name);
	if (names.size === 0) return undefined;
	return `These input columns look like custom fields but could not be checked, so they were not sent: ${listNames([...names])}. Run the node again, or map them manually to send them unchecked. ${reason}`;
}

/** Names of columns that have a value in this row and may be fields of the workspace. */
function filledNames({ custom }: ItemValues): string[] {
	return Object.entries(custom ?? {}).flatMap(([name, value]) => (isBlank(value) ? [] : [name]));
}

/** The values of a row, with all fields of the workspace collected in the one column that carries them. */
function withCustom<Payload>(
	{ values, custom }: ItemValues,
	fields: CustomFields<Payload> | undefined,
	accepts: (name: string) => boolean,
): Values {
	if (fields === undefined || custom === undefined) return values;
	const { id, keepsBlanks = false } = fields;
	const filled = Object.entries(custom).filter(
		([name, value]) => accepts(name) && (keepsBlanks || !isBlank(value)),
	);
	if (filled.length === 0) return values;
	const named = parseObject(values[id]);
	if (named === 'none') return values;
	return { ...values, [id]: { ...named, ...Object.fromEntries(filled) } };
}
