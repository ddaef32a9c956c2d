import type { Refusal, RowFault } from '../../../bulk/target';
import { isRecord } from '../../../shell/isRecord';

/** No reply nests its faults deeper: list, row, field of the row, and some to spare. */
const DEEPEST = 10;

/**
 * Reads the body of an error reply. Recotap documents three shapes: validation ("Errors": `data` lists class-validator
 * objects), business logic (`customMessage`), and the sample of "Introduction" (`message` and `customMessage`).
 * Anything else gives a refusal without text.
 */
export function readRefusal(body: unknown): Refusal {
	if (!isRecord(body)) return { about: 'unclear', text: '' };
	const faults = readFaults(body.data);
	if (faults.length > 0) {
		return {
			about: 'rows',
			faults: joinByPosition(faults),
			text: [...new Set(faults.map(({ text }) => text))].join('; '),
		};
	}
	const custom = readText(body.customMessage);
	if (custom !== '') return { about: 'group', text: custom };
	return { about: 'unclear', text: readText(body.message) };
}

interface Fault {
	/** Position of the row in the request, if a property on the way is a number. */
	readonly position: number | undefined;
	readonly text: string;
}

/** One fault for each row that the reply names, with everything that is wrong with it. */
function joinByPosition(faults: readonly Fault[]): RowFault[] {
	const texts = new Map<number, string>();
	for (const { position, text } of faults) {
		if (position === undefined) continue;
		const before = texts.get(position);
		texts.set(position, before === undefined ? text : `${before}; ${text}`);
	}
	return [...texts].map(([position, text]) => ({ position, text }));
}

/**
 * Every text in `constraints`, also those of nested `children`. The position is the first number on the path of
 * properties: `accounts` > `3` > `domain`, or `accounts.3.domain` in one.
 */
function readFaults(data: unknown, above?: number, depth = 0): Fault[] {
	if (!Array.isArray(data) || depth > DEEPEST) return [];
	return data.filter(isRecord).flatMap(({ property, constraints, children }) => {
		const number = /(?:^|[.[])(\d+)(?:[.\]]|$)/.exec(readText(property))?.[1];
		const position = above ?? (number === undefined ? undefined : Number(number));
		const texts = isRecord(constraints)
			? Object.values(constraints).map(readText).filter(Boolean)
			: [];
		return [
			...texts.map((text) => ({ position, text })),
			...readFaults(children, position, depth + 1),
		];
	});
}

/** A message, which this kind of server may also send as a list of texts. */
function readText(value: unknown): string {
	const texts: unknown[] = Array.isArray(value) ? value : [value];
	return texts.flatMap((text) => (typeof text === 'string' ? text.trim() || [] : [])).join('; ');
}
