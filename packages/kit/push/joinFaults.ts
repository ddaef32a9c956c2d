import type { RowFault } from './target';

/** One complaint of an error response about a row. */
export interface Fault {
	/** Position of the row in the request, from 0, if the response states it. */
	readonly position: number | undefined;
	/** The API's message. */
	readonly text: string;
}

/** One fault for each row that the response names, with all of its messages. */
export function joinFaults(faults: readonly Fault[]): RowFault[] {
	const texts = new Map<number, string>();
	for (const { position, text } of faults) {
		if (position === undefined) continue;
		const before = texts.get(position);
		texts.set(position, before === undefined ? text : `${before}; ${text}`);
	}
	return [...texts].map(([position, text]) => ({ position, text }));
}
