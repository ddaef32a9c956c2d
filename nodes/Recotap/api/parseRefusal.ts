import type { Refusal } from '@n8n-nodes-recotap/kit/push/target';
import { joinFaults, type Fault } from '@n8n-nodes-recotap/kit/push/joinFaults';
import { isRecord } from '@n8n-nodes-recotap/kit/values/isRecord';
import { parseMessage } from '@n8n-nodes-recotap/kit/values/parseMessage';

/** Maximum nesting of faults: list, row, field of the row, and a margin. */
const DEEPEST = 10;
/** Status of refusals that Recotap decides on before it queries its database ("Errors", validation). */
const VALIDATION = 400;

/** The parts of a request body. */
interface Parts {
	/** Property of the body that contains the rows. */
	readonly list: string;
	/** Other properties, which apply to all rows. */
	readonly shared: readonly string[];
}

/** A fault, and whether it concerns one row or the options shared by all rows. */
interface ReadFault extends Fault {
	readonly isShared: boolean;
}

/** Parses error responses to requests without rows. */
export const parseRefusal = refusalParser('');

/**
 * Creates a parser of error responses to a request with rows.
 *
 * @param list property of the body that contains the rows
 * @param shared other properties, which apply to all rows
 */
export function refusalParser(list: string, shared: readonly string[] = []) {
	const parts = { list, shared };
	return (body: unknown, status?: number): Refusal => readParts(body, status, parts);
}

/**
 * Recotap documents three formats: validation ("Errors": `data` lists class-validator objects), business logic
 * (`customMessage`), and the sample of "Introduction" (`message` and `customMessage`). The framework's own format is a
 * list of texts in `message`. Anything else is a refusal without text.
 */
function readParts(body: unknown, status: number | undefined, parts: Parts): Refusal {
	if (!isRecord(body)) return { about: 'unclear', text: '' };
	const proves = (text: string): boolean => status === VALIDATION && !isEcho(text);
	const faults = [
		() => readFaults(body.data, parts),
		() => readMessages(body.message, parts),
		() => readRule(body.customMessage, parts),
		() => readRule(body.message, parts),
	]
		.map((read) => read())
		.find(({ length }) => length > 0);
	if (faults !== undefined) {
		const text = [...new Set(faults.map((fault) => fault.text))].join('; ');
		return faults.some(({ isShared }) => isShared)
			? { about: 'group', text, isConclusive: proves(text) }
			: { about: 'rows', faults: joinFaults(faults), text, isConclusive: proves(text) };
	}
	const message = parseMessage(body.message);
	const custom = parseMessage(body.customMessage);
	if (custom === '') return { about: 'unclear', text: message };
	// A conflict concerns an existing record, not the options shared by all rows.
	if (status === 409 || status === 422) return { about: 'rows', faults: [], text: custom };
	const isDecidedFirst = SEGMENT_REFUSED.test(custom) || /^validation failed$/i.test(message);
	return { about: 'group', text: custom, isConclusive: isDecidedFirst && proves(custom) };
}

/** "Create Accounts": the segment is checked before any account. */
const SEGMENT_REFUSED = /\bsegment\b.*\bnot (?:found|(?:a )?static|active or draft)\b/i;

/** Whether a refusal may be caused by what an earlier request has stored. */
export function isEcho(text: string): boolean {
	return /already|exist|duplicate|taken|limit|quota|full|exceed|more than/i.test(text);
}

/**
 * Every text in `constraints`, including those of nested `children`. The position is the first number on the path of
 * properties: `accounts` > `3` > `domain`, or `accounts.3.domain` in one.
 */
function readFaults(
	data: unknown,
	parts: Parts,
	above?: ReadFault & Place,
	depth = 0,
): ReadFault[] {
	if (!Array.isArray(data) || depth > DEEPEST) return [];
	return data.filter(isRecord).flatMap(({ property, constraints, children }) => {
		const path = namesIn(parseMessage(property));
		const place = {
			...placeIn(path, parts, above),
			isShared: above?.isShared ?? isShared(path, parts),
			text: '',
		};
		const texts = isRecord(constraints)
			? Object.values(constraints).map(parseMessage).filter(Boolean)
			: [];
		return [
			...texts.map((text) => ({ ...place, text })),
			...readFaults(children, parts, place, depth + 1),
		];
	});
}

/** `["accounts.5.name should not be empty"]`. A text without such a path may concern anything. */
function readMessages(message: unknown, parts: Parts): ReadFault[] {
	if (!Array.isArray(message)) return [];
	return message.flatMap((said): ReadFault[] => {
		const text = parseMessage(said);
		const path = namesIn(text.split(/\s/)[0] ?? '');
		const fault = {
			text,
			position: placeIn(path, parts).position,
			isShared: isShared(path, parts),
		};
		const isPlaced = fault.position !== undefined || fault.isShared || path[0] === parts.list;
		return text !== '' && isPlaced ? [fault] : [];
	});
}

/** A message with the wording of a validation rule: "Errors" gives its rules as examples of `customMessage`. */
function readRule(customMessage: unknown, parts: Parts): ReadFault[] {
	const text = parseMessage(customMessage);
	if (!/^[a-z]\S* (?:should not be|must (?:not )?(?:be|contain|have)) /.test(`${text} `)) return [];
	const path = namesIn(text.split(' ')[0] ?? '');
	return [{ text, position: placeIn(path, parts).position, isShared: isShared(path, parts) }];
}

/** The names in a path such as `accounts[3].domain`. */
function namesIn(path: string): readonly string[] {
	return path.split(/[.[\]]+/).filter((name) => name !== '');
}

/** What a path refers to. */
interface Place {
	readonly position: number | undefined;
	/** Whether the path leads to a row or into one: further numbers are then indices of lists within the row. */
	readonly isInRow: boolean;
}

/** The row is the number at the start of a path, or after the name of the list. */
function placeIn(path: readonly string[], { list }: Parts, above?: Place): Place {
	if (above?.isInRow === true) return { position: above.position, isInRow: true };
	const [first] = path.filter((name) => name !== list);
	if (first === undefined) return { position: undefined, isInRow: false };
	return { position: /^\d+$/.test(first) ? Number(first) : undefined, isInRow: true };
}

function isShared([first]: readonly string[], { shared }: Parts): boolean {
	return first !== undefined && shared.includes(first);
}
