import type { Column } from './column';

/** The part of a zod schema that is used, and that zod 3 and zod 4 share. */
export interface RowSchema<Payload> {
	/** A fast path for valid rows, if there is one; `undefined` if `safeParse` has to decide. */
	parseClean?(values: Readonly<Record<string, unknown>>): Payload | undefined;
	safeParse(values: Readonly<Record<string, unknown>>):
		| { readonly success: true; readonly data: Payload }
		| {
				readonly success: false;
				readonly error: {
					readonly issues: readonly {
						readonly path: readonly PropertyKey[];
						readonly message: string;
					}[];
				};
		  };
}

/** A valid row, or all reasons why it is invalid, in the user's words. */
export type RowCheck<Payload> =
	| { readonly valid: true; readonly payload: Payload }
	| { readonly valid: false; readonly reason: string };

/** Checks one row. One message for each bad field: "'Domain' is empty; 'Tags' must be …". */
export function checkRow<Payload>(
	schema: RowSchema<Payload>,
	columns: readonly Column[],
	values: Readonly<Record<string, unknown>>,
): RowCheck<Payload> {
	const read = schema.parseClean?.(values);
	if (read !== undefined) return { valid: true, payload: read };
	// Every column, present or not: zod 4 refuses a row with a missing key.
	const result = schema.safeParse(Object.fromEntries(columns.map(({ id }) => [id, values[id]])));
	if (result.success) return { valid: true, payload: result.data };
	const reasons = result.error.issues.map(({ path, message }) => {
		// The innermost name that is a column: a custom field is nested in the field that carries them all.
		const column = [...path]
			.reverse()
			.map((name) => columns.find(({ id }) => id === name))
			.find((found) => found !== undefined);
		return column === undefined ? message : `'${column.label}' ${message}`;
	});
	return { valid: false, reason: reasons.join('; ') };
}
