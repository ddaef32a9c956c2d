import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

/** A part of a row: as in the sheet, and as it has to be sent. */
export interface Piece {
	readonly typed: IDataObject;
	readonly sent: IDataObject;
}

/** How rows for an operation are generated. */
export interface RowPlan {
	/** The required parts of every row. The number makes its key unique. */
	readonly needed: (number: number) => readonly fc.Arbitrary<Piece>[];
	readonly optional: readonly fc.Arbitrary<Piece>[];
	/** Parts that make a row invalid, whatever else it contains. */
	readonly junk: readonly IDataObject[];
}

/** A row of a sheet. */
export interface SheetRow {
	readonly typed: IDataObject;
	/** What has to arrive at the API; undefined if nothing may. */
	readonly sent: IDataObject | undefined;
}

/** Maximum number of optional columns that a row fills in. */
const MOST_OPTIONAL = 4;

/** Sheets in which one row in twelve is invalid. */
export function sheets(plan: RowPlan, size: { least: number; most: number }) {
	const rowAt = (number: number): fc.Arbitrary<SheetRow> =>
		fc
			.record({
				needed: fc.tuple(...plan.needed(number)),
				optional: fc
					.shuffledSubarray([...plan.optional], {
						maxLength: Math.min(MOST_OPTIONAL, plan.optional.length),
					})
					.chain((pieces) => fc.tuple(...pieces)),
				junk: fc.oneof(
					{ weight: 11, arbitrary: fc.constant(undefined) },
					{ weight: 1, arbitrary: fc.constantFrom(...plan.junk) },
				),
			})
			.map(({ needed, optional, junk }) => {
				const row = [...needed, ...optional].reduce(join);
				return junk === undefined ? row : { typed: { ...row.typed, ...junk }, sent: undefined };
			});
	return fc
		.integer({ min: size.least, max: size.most })
		.chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => rowAt(at))));
}

/** One column: pairs of a value in the sheet and the value that is sent. */
export function column(
	id: string,
	...pairs: readonly (readonly [typed: unknown, sent: unknown])[]
): fc.Arbitrary<Piece> {
	return fc.constantFrom(...pairs).map(([typed, sent]) => piece({ [id]: typed }, { [id]: sent }));
}

/** A part of a row with more than one column. */
export function piece(typed: object, sent: object): Piece {
	return { typed: { ...typed }, sent: { ...sent } };
}

/** A text column. */
export function text(id: string, blank?: null): fc.Arbitrary<Piece> {
	return column(id, [`${id} a`, `${id} a`], [` ${id} é `, `${id} é`], [42, '42'], [' ', blank]);
}

/** A number column. */
export function number(id: string, blank?: null): fc.Arbitrary<Piece> {
	return column(id, [1.5, 1.5], ['42', 42], [' -7.25 ', -7.25], [0, 0], ['', blank]);
}

function join(one: Piece, other: Piece): Piece {
	return {
		typed: { ...one.typed, ...other.typed },
		sent: { ...one.sent, ...other.sent },
	};
}
