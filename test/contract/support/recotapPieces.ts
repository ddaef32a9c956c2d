import type fc from 'fast-check';
import { column, type Piece } from './rows';

/** A web address of a company with a new domain. */
export function domain(id: string, number: number): fc.Arbitrary<Piece> {
	const clean = `company${number}.com`;
	return column(id, [clean, clean], [`https://www.${clean.toUpperCase()}/about?x=1`, clean]);
}

/** The user's own ID, as text or as a number. */
export function id(name: string, number: number): fc.Arbitrary<Piece> {
	return column(
		name,
		[`${name}-${number}`, `${name}-${number}`],
		[1000 + number, `${1000 + number}`],
	);
}
