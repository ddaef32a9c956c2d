import type { INode, NodeOperationError } from 'n8n-workflow';
import { nodeError } from '../output/nodeError';
import type { ColumnMatch } from './matchColumns';

/** Maximum number of input columns listed in a sentence. */
const LISTED = 10;

/** Uses the terms of n8n's editor. */
const REMEDY =
	"Rename the columns, or set 'Mapping Column Mode' to 'Map Each Column Manually' and choose the columns there";

/** Why no item of a run can be read: a required field has no column. */
export interface ColumnProblem {
	/** What is missing and what was found instead, without a full stop. */
	readonly reason: string;
	/** What to do about it, without a full stop. */
	readonly remedy: string;
}

/**
 * Names the fields without a column and the columns that exist; `undefined` when every required field has one.
 *
 * @param names all input columns of the run
 */
export function findColumnProblem(
	{ missing, ambiguous }: ColumnMatch,
	names: ReadonlySet<string>,
): ColumnProblem | undefined {
	if (missing.length === 0) return undefined;
	const unclear = ambiguous.filter(({ field }) => missing.includes(field));
	const absent = missing.filter((field) => !unclear.some((one) => one.field === field));
	const sentences = unclear.map(describeRivals);
	if (absent.length > 0) {
		const needed = absent.map(({ label }) => `'${label}'`).join(' and ');
		const found = names.size === 0 ? 'none' : listNames([...names]);
		sentences.push(`No input column was found for ${needed}. Columns found: ${found}`);
	}
	return { reason: sentences.join('. '), remedy: REMEDY };
}

/** The problem as the `reason` of an item. */
export function reasonOfItem({ reason, remedy }: ColumnProblem): string {
	return `${reason}. ${remedy}`;
}

/** The problem as the error of a whole run in which nothing was sent. */
export function columnsError(node: INode, { reason, remedy }: ColumnProblem): NodeOperationError {
	return nodeError(node, `Nothing was sent. ${reason}`, { description: `${remedy}.` });
}

/**
 * Explains which column was used for which field where this is not obvious, and which columns were left out as
 * ambiguous.
 */
export function describeMatch({ renamed, ambiguous, missing }: ColumnMatch): string[] {
	const optional = ambiguous.filter(({ field }) => !missing.includes(field));
	const sentences = optional.map(
		(one) => `${describeRivals(one)}. None of them was sent. ${REMEDY}`,
	);
	if (renamed.length === 0) return sentences;
	const matched = renamed.map(({ field, name }) =>
		name === field.label ? name : `${name} (as ${field.label})`,
	);
	return [`These input columns were matched to fields: ${listNames(matched)}`, ...sentences];
}

function describeRivals({ field, names }: ColumnMatch['ambiguous'][number]): string {
	return `More than one input column could be '${field.label}': ${listNames(names)}`;
}

/** The first names of the list and the number of the others. */
export function listNames(names: readonly string[]): string {
	const listed = names.slice(0, LISTED).join(', ');
	return names.length > LISTED ? `${listed} and ${names.length - LISTED} more` : listed;
}
