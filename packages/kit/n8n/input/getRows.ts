import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { CheckedRow } from '../../push/push';
import type { Run } from '../../request/run';
import { messageOf } from '../../values/messageOf';
import { checkRow } from '../../values/checkRow';
import { isBlank, readObject } from '../../values/parse';
import type { BulkOperation, CustomFields, RowForm } from '../bulkOperation';
import {
	type ColumnProblem,
	describeMatch,
	findColumnProblem,
	listNames,
	reasonOfItem,
} from './describeColumns';
import { hasExpression } from './expressions';
import { type Given, type GivenRow, readGiven, type Values } from './getItemValues';

/** One input item as a checked row, with its original values. */
export type ReadRow<Payload, Shared> = CheckedRow<Payload, Shared> & { readonly values: Values };

/** All input items as rows, and what the user should know about how they were read. */
export interface ReadRows<Payload, Shared> {
	readonly rows: readonly ReadRow<Payload, Shared>[];
	/** The columns that identify a row to the user. */
	readonly repeated: readonly string[];
	/** Input columns that match no field. */
	readonly ignored: readonly string[];
	/** How input columns were matched to fields where this is not obvious: sentences. */
	readonly matched: readonly string[];
	/** Why no item can be read; every row is then invalid. */
	readonly columnProblem: ColumnProblem | undefined;
	/** Why the fields of the workspace could not be fetched, if values went unchecked. */
	readonly unchecked: string | undefined;
	/** Which input columns were not sent for this reason: a sentence. */
	readonly withheld: string | undefined;
}

/** The result when no item is read. */
export const NOTHING_READ = {
	repeated: [],
	ignored: [],
	matched: [],
	columnProblem: undefined,
	unchecked: undefined,
	withheld: undefined,
} as const;

/**
 * Gets and checks the input items. The fields of the workspace are fetched once, if any item uses one. Never throws: an
 * unreadable item becomes an invalid row.
 *
 * @param run for fetching the fields
 */
export async function readRows<Payload extends object, Shared>(
	context: IExecuteFunctions,
	items: readonly INodeExecutionData[],
	operation: BulkOperation<Payload, Shared>,
	run: Run,
): Promise<ReadRows<Payload, Shared>> {
	const given = readGiven(context, items, operation);
	const { isAutomatic, match, names } = given;
	const repeated = operation.form.columns.flatMap(({ id, echo }) => (echo === true ? [id] : []));
	const ignored = isAutomatic ? match.others : [];
	const matched = isAutomatic ? describeMatch(match) : [];
	const columnProblem = isAutomatic ? findColumnProblem(match, names) : undefined;
	if (columnProblem !== undefined) {
		const reason = reasonOfItem(columnProblem);
		const rows = given.rows.map(({ values }) => ({ valid: false, reason, values }) as const);
		return { ...NOTHING_READ, rows, repeated, ignored, matched, columnProblem };
	}
	const { form, accepts, strangers, unchecked, withheld } = await findForm(given, operation, run);
	const readShared = readOnce(context, operation.readShared);
	const rows = given.rows.map((row, itemIndex): ReadRow<Payload, Shared> => {
		const values = withCustom(row, operation.custom, accepts);
		if (row.problem !== undefined) return { valid: false, reason: row.problem, values };
		try {
			const checked = checkRow(form.schema, form.columns, values);
			if (!checked.valid) {
				const isPartly = withheld !== undefined && filledNames(row).length > 0;
				const reason = isPartly ? `${checked.reason}; ${withheld}` : checked.reason;
				return { valid: false, reason, values };
			}
			return { valid: true, payload: checked.payload, shared: readShared(itemIndex), values };
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
function readOnce<Shared>(
	context: IExecuteFunctions,
	readShared: (itemIndex: number) => Shared,
): (itemIndex: number) => Shared {
	const parameters = Object.entries(context.getNode().parameters);
	if (parameters.some(([name, value]) => name !== 'columns' && hasExpression(value))) {
		return readShared;
	}
	let shared: Shared | undefined;
	return () => (shared ??= readShared(0));
}

interface Found<Payload> {
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
	given: Given,
	{ form, custom }: BulkOperation<Payload, Shared>,
	run: Run,
): Promise<Found<Payload>> {
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
function describeWithheld({ rows }: Given, reason: string): string | undefined {
	const names = new Set<string>();
	for (const row of rows) for (const name of filledNames(row)) names.add(name);
	if (names.size === 0) return undefined;
	return `These input columns look like custom fields but could not be checked, so they were not sent: ${listNames([...names])}. Run the node again, or map them manually to send them unchecked. ${reason}`;
}

/** Names of columns that have a value in this row and may be fields of the workspace. */
function filledNames({ custom }: GivenRow): string[] {
	return Object.entries(custom ?? {}).flatMap(([name, value]) => (isBlank(value) ? [] : [name]));
}

/** The values of a row, with all fields of the workspace collected in the one column that carries them. */
function withCustom<Payload>(
	{ values, custom }: GivenRow,
	fields: CustomFields<Payload> | undefined,
	accepts: (name: string) => boolean,
): Values {
	if (fields === undefined || custom === undefined) return values;
	const { id, keepsBlanks = false } = fields;
	const filled = Object.entries(custom).filter(
		([name, value]) => accepts(name) && (keepsBlanks || !isBlank(value)),
	);
	if (filled.length === 0) return values;
	const named = readObject(values[id]);
	if (named === 'none') return values;
	return { ...values, [id]: { ...named, ...Object.fromEntries(filled) } };
}
