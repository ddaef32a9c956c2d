import { isRecord } from './isRecord';
import { isExactly, LongNumber, parseExactly } from './decimal';
import type { Choice } from './column';
import { isEmail } from './email';
import { foldSpelling } from './foldSpelling';

/*
 * Values as they come from CRM rows. What is unambiguous is taken as what it means, nothing else is.
 * Every reason continues the name of a field: "'Domain' " + "must be text, got a list".
 */

/** The value, `undefined` when it is blank; or why it cannot be used. */
export type ParseResult<Value> =
	{ readonly ok: true; readonly value: Value } | { readonly ok: false; readonly reason: string };

/**
 * Text. A number is converted, since CRM systems use numbers as IDs. Numbers beyond 2^53, whose last digits are already
 * lost, and numbers that print with an exponent are refused. A number from JSON text still has all its digits.
 */
export function parseText(value: unknown): ParseResult<string | undefined> {
	if (value === undefined || value === null) return { ok: true, value: undefined };
	if (typeof value === 'string') {
		const text = value.trim();
		return { ok: true, value: text === '' ? undefined : text };
	}
	if (value instanceof LongNumber) return { ok: true, value: value.digits };
	if (typeof value === 'number' && Number.isFinite(value)) {
		const text = String(value);
		const isUnsafe = Number.isInteger(value) && !Number.isSafeInteger(value);
		if (!isUnsafe && !text.includes('e')) return { ok: true, value: text };
		return {
			ok: false,
			reason: `must be entered as text, because a number of this size loses digits (${text})`,
		};
	}
	return { ok: false, reason: `must be text, got ${kindOf(value)}` };
}

/**
 * A number, or a text that contains only a number: "42", but not "1,000", whose meaning depends on the country. A text
 * with more digits than a number keeps is refused: it would be sent as another number.
 */
export function parseNumber(value: unknown): ParseResult<number | undefined> {
	if (typeof value === 'number' && Number.isFinite(value)) return { ok: true, value };
	const text = parseText(value);
	if (text.ok && text.value === undefined) return { ok: true, value: undefined };
	if (text.ok && text.value !== undefined && /^[+-]?\d+(?:\.\d+)?$/.test(text.value)) {
		const number = Number(text.value);
		if (isExactly(number, text.value)) return { ok: true, value: number };
		return {
			ok: false,
			reason: `has too many digits for a number, got ${quote(text.value)}. Round it`,
		};
	}
	return { ok: false, reason: `must be a number, got ${quote(value)}` };
}

/** True or false, also as text in any letter case: expressions often return text. */
export function parseBoolean(value: unknown): ParseResult<boolean | undefined> {
	if (typeof value === 'boolean') return { ok: true, value };
	if (isBlank(value)) return { ok: true, value: undefined };
	const word = typeof value === 'string' ? value.trim().toLowerCase() : undefined;
	return word === 'true' || word === 'false'
		? { ok: true, value: word === 'true' }
		: { ok: false, reason: `must be true or false, got ${quote(value)}` };
}

/** An e-mail address that servers accept. */
export function parseEmail(value: unknown): ParseResult<string | undefined> {
	const text = parseText(value);
	if (!text.ok || text.value === undefined || isEmail(text.value)) return text;
	return { ok: false, reason: `must be an email address, got ${quote(text.value)}` };
}

/** One of these words, in any letter case. */
export function parseWord<Word extends string>(
	words: readonly Word[],
	value: unknown,
): ParseResult<Word | undefined> {
	const text = parseText(value);
	if (!text.ok || text.value === undefined) return text.ok ? { ok: true, value: undefined } : text;
	const wanted = text.value.toLowerCase();
	const found = words.find((word) => word.toLowerCase() === wanted);
	return found === undefined
		? { ok: false, reason: `must be one of ${words.join(', ')}; got ${quote(text.value)}` }
		: { ok: true, value: found };
}

/** One of these choices, by the API's value or the users' name, in any spelling. */
export function parseNamed<Value extends string>(
	choices: readonly Choice<Value>[],
	value: unknown,
): ParseResult<Value | undefined> {
	const text = parseText(value);
	if (!text.ok || text.value === undefined) return text.ok ? { ok: true, value: undefined } : text;
	const wanted = foldSpelling(text.value);
	const found = choices.find((choice) =>
		[choice.value, choice.name].some((name) => foldSpelling(name) === wanted),
	);
	const names = choices.map(({ name }) => name).join(', ');
	return found === undefined
		? { ok: false, reason: `must be one of ${names}; got ${quote(text.value)}` }
		: { ok: true, value: found.value };
}

/** Texts from a list, a JSON list, or one text with commas; `undefined` without any. */
export function parseTexts(value: unknown): ParseResult<string[] | undefined> {
	const list: unknown = Array.isArray(value) ? value : parseJson(value, '[');
	if (Array.isArray(list)) {
		const texts: string[] = [];
		for (const entry of list) {
			const text = parseText(entry);
			if (!text.ok)
				return {
					ok: false,
					reason: `must be a list of texts, but contains an entry that ${text.reason}`,
				};
			if (text.value !== undefined) texts.push(text.value);
		}
		return withoutBlanks(texts);
	}
	const text = parseText(value);
	return text.ok
		? withoutBlanks(text.value?.split(',') ?? [])
		: { ok: false, reason: `must be a list or comma-separated text, got ${kindOf(value)}` };
}

/** Whether the value counts as missing: CRM exports contain empty cells. */
export function isBlank(value: unknown): boolean {
	return (
		value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
	);
}

/** An object, or JSON text of one; `undefined` if blank, `'none'` for anything else. */
export function parseObject(value: unknown): Record<string, unknown> | 'none' | undefined {
	if (isBlank(value)) return undefined;
	const object = parseJson(value, '{') ?? value;
	return isRecord(object) ? object : 'none';
}

/** Whether the value is a text that `parseText` gives back as it is, as far as that is quick to tell. */
export function isCleanText(value: unknown): boolean {
	return typeof value === 'string' && isVisible(value, 0) && isVisible(value, value.length - 1);
}

/** Whether there is a printable ASCII character, which `trim` does not remove. */
function isVisible(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	return code > 0x20 && code < 0x7f;
}

/** Whether the value is a list that `parseTexts` gives back as it is. */
export function isCleanList(value: unknown): boolean {
	return Array.isArray(value) && value.length > 0 && value.every(isCleanText);
}

function withoutBlanks(texts: readonly string[]): ParseResult<string[] | undefined> {
	const filled = texts.map((text) => text.trim()).filter((text) => text !== '');
	return { ok: true, value: filled.length === 0 ? undefined : filled };
}

/**
 * Parses a text that starts like JSON, if it is valid JSON. Numbers with more digits than a number keeps become
 * `LongNumber`.
 */
export function parseJson(value: unknown, start: '[' | '{'): unknown {
	if (typeof value !== 'string' || !value.trimStart().startsWith(start)) return undefined;
	try {
		return parseExactly(value);
	} catch {
		return undefined;
	}
}

/** A value in a message: short texts verbatim, otherwise only the kind of value. */
export function quote(value: unknown): string {
	return typeof value === 'string' && value.length <= 50 ? `'${value}'` : kindOf(value);
}

/** The kind of a value, for messages: "a list". */
export function kindOf(value: unknown): string {
	if (Array.isArray(value)) return 'a list';
	if (value instanceof LongNumber) return value.digits;
	switch (typeof value) {
		case 'object':
			return 'an object';
		case 'boolean':
		case 'number':
			return String(value);
		case 'string':
			return 'text';
		default:
			return `a ${typeof value}`;
	}
}
