import type { RowFault } from './target';

/** Something that an error reply has against a row. */
export interface Fault {
	/** Position of the row in the request, from 0, if the reply tells. */
	readonly position: number | undefined;
	/** The API's own words. */
	readonly text: string;
}

/** One fault for each row that the reply names, with everything that is wrong with it. */
export function joinByPosition(faults: readonly Fault[]): RowFault[] {
	const texts = new Map<number, string>();
	for (const { position, text } of faults) {
		if (position === undefined) continue;
		const before = texts.get(position);
		texts.set(position, before === undefined ? text : `${before}; ${text}`);
	}
	return [...texts].map(([position, text]) => ({ position, text }));
}
