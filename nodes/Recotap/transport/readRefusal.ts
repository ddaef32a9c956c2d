import type { Refusal } from '../../../bulk/target';
import { joinByPosition, type Fault } from '../../../shell/http/joinByPosition';
import { isRecord } from '../../../shell/isRecord';
import { readMessage } from '../../../shell/readMessage';

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
	const custom = readMessage(body.customMessage);
	if (custom !== '') return { about: 'group', text: custom };
	return { about: 'unclear', text: readMessage(body.message) };
}

/**
 * Every text in `constraints`, also those of nested `children`. The position is the first number on the path of
 * properties: `accounts` > `3` > `domain`, or `accounts.3.domain` in one.
 */
function readFaults(data: unknown, above?: number, depth = 0): Fault[] {
	if (!Array.isArray(data) || depth > DEEPEST) return [];
	return data.filter(isRecord).flatMap(({ property, constraints, children }) => {
		const number = /(?:^|[.[])(\d+)(?:[.\]]|$)/.exec(readMessage(property))?.[1];
		const position = above ?? (number === undefined ? undefined : Number(number));
		const texts = isRecord(constraints)
			? Object.values(constraints).map(readMessage).filter(Boolean)
			: [];
		return [
			...texts.map((text) => ({ position, text })),
			...readFaults(children, position, depth + 1),
		];
	});
}
