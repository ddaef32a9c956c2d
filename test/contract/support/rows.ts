import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

/** A part of a row: how a sheet has it, and how it has to travel. */
export interface Piece {
	readonly typed: IDataObject;
	readonly sent: IDataObject;
}

/** How rows for an operation are made. */
export interface RowPlan {
	/** What every row needs. The number makes its key a new one. */
	readonly needed: (number: number) => readonly fc.Arbitrary<Piece>[];
	readonly optional: readonly fc.Arbitrary<Piece>[];
	/** What makes a row one that must not be sent, whatever else is in it. */
	readonly junk: readonly IDataObject[];
}

/** A row of a sheet. */
export interface SheetRow {
	readonly typed: IDataObject;
	/** What has to arrive at the API; undefined when nothing may. */
	readonly sent: IDataObject | undefined;
}

/** Most optional columns that a row fills in. */
const MOST_OPTIONAL = 4;

/** Sheets in which one row in twelve is no good. */
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

/** One column, and pairs of what somebody may have in it and of what travels then. */
export function column(
	id: string,
	...pairs: readonly (readonly [typed: unknown, sent: unknown])[]
): fc.Arbitrary<Piece> {
	return fc.constantFrom(...pairs).map(([typed, sent]) => piece({ [id]: typed }, { [id]: sent }));
}

/** A part of a row that is more than one column. */
export function piece(typed: object, sent: object): Piece {
	return { typed: { ...typed }, sent: { ...sent } };
}

/** A column for text. */
export function text(id: string, blank?: null): fc.Arbitrary<Piece> {
	return column(id, [`${id} a`, `${id} a`], [` ${id} é `, `${id} é`], [42, '42'], [' ', blank]);
}

/** A column for numbers. */
export function number(id: string, blank?: null): fc.Arbitrary<Piece> {
	return column(id, [1.5, 1.5], ['42', 42], [' -7.25 ', -7.25], [0, 0], ['', blank]);
}

function join(one: Piece, other: Piece): Piece {
	return {
		typed: { ...one.typed, ...other.typed },
		sent: { ...one.sent, ...other.sent },
	};
}
