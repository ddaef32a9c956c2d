import type { Column } from '../../values/column';
import { foldSpelling } from '../../values/foldSpelling';

/** How the columns of the input were matched to the fields of a form. Decided once for all items of a run. */
export interface ColumnMatch {
	/** The input column of each field that was found, by field ID. */
	readonly sources: ReadonlyMap<string, string>;
	/** Fields that are read from a column whose name is not their ID. */
	readonly renamed: readonly { readonly field: Column; readonly name: string }[];
	/** Fields that match more than one input column. None of these columns is used. */
	readonly ambiguous: readonly { readonly field: Column; readonly names: readonly string[] }[];
	/** Required fields that were not found, including the ambiguous ones. */
	readonly missing: readonly Column[];
	/** Input columns that are taken as fields of the workspace. */
	readonly own: readonly string[];
	/** Input columns that match no field. */
	readonly others: readonly string[];
}

/**
 * Matches input columns to fields: by field ID; otherwise by ID or label in any spelling, if exactly one column
 * matches. Pure.
 *
 * @param names all input columns of the run
 * @param isOwn whether a column name is that of a workspace field, and so no spelling of another field
 */
export function matchColumns(
	names: ReadonlySet<string>,
	fields: readonly Column[],
	isOwn: (name: string) => boolean,
): ColumnMatch {
	const byId = new Map(fields.map((field) => [field.id, field]));
	const bySpelling = spellingsOf(fields);
	const sources = new Map<string, string>();
	const candidates = new Map<Column, string[]>();
	const own: string[] = [];
	for (const name of names) {
		if (byId.has(name)) {
			sources.set(name, name);
		} else if (isOwn(name)) {
			own.push(name);
		} else {
			const field = bySpelling.get(foldSpelling(name));
			if (field !== undefined) candidates.set(field, [...(candidates.get(field) ?? []), name]);
		}
	}
	const renamed: { field: Column; name: string }[] = [];
	const ambiguous: { field: Column; names: readonly string[] }[] = [];
	for (const [field, [name, ...rivals]] of candidates) {
		if (name === undefined || sources.has(field.id)) continue;
		if (rivals.length > 0) {
			ambiguous.push({ field, names: [name, ...rivals] });
		} else {
			sources.set(field.id, name);
			renamed.push({ field, name });
		}
	}
	const missing = fields.filter(({ id, required }) => required && !sources.has(id));
	const used = new Set([
		...sources.values(),
		...own,
		...ambiguous.flatMap(({ names: all }) => all),
	]);
	const others = [...names].filter((name) => !used.has(name));
	return { sources, renamed, ambiguous, missing, own, others };
}

/** The suggested name of an input column for the field: its label without the part in brackets. */
export function nameOf({ label }: Column): string {
	return label.replace(/\s*\([^)]*\)/g, '');
}

/** Every accepted spelling of a field. A label never takes precedence over a field with that ID. */
function spellingsOf(fields: readonly Column[]): ReadonlyMap<string, Column> {
	const spellings = new Map(fields.map((field) => [foldSpelling(field.id), field]));
	for (const field of fields) {
		for (const label of [field.label, nameOf(field)]) {
			const spelling = foldSpelling(label);
			if (!spellings.has(spelling)) spellings.set(spelling, field);
		}
	}
	return spellings;
}
