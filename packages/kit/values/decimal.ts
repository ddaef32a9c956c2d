import { isRecord } from './isRecord';

/** A number in decimal or JSON notation. */
const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i;

/**
 * Whether a number has exactly the value of a text: a JavaScript number keeps about 16 digits and silently changes the
 * others.
 *
 * @param text a number, with or without fraction and exponent
 */
export function isExactly(value: number, text: string): boolean {
	const wanted = canonical(text);
	return wanted !== undefined && wanted === canonical(String(value));
}

/** The same for all notations of a number: sign, digits without surrounding zeros, position of the decimal point. */
function canonical(text: string): string | undefined {
	const [matched, sign = '', whole = '', fraction = '', exponent = '0'] = DECIMAL.exec(text) ?? [];
	if (matched === undefined) return undefined;
	const digits = whole + fraction;
	let start = 0;
	let end = digits.length;
	while (digits[start] === '0') start++;
	while (end > start && digits[end - 1] === '0') end--;
	if (start === end) return '0';
	const point = whole.length - start + Number(exponent);
	return `${sign === '-' ? '-' : ''}${digits.slice(start, end)}e${point}`;
}

/** A quoted string or a number in JSON. */
const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/gi;
/** Numbers of up to 15 digits without an exponent are always exact. */
const MAY_BE_LONG = /[\d.]{16}|\de[+-]?\d/i;

/** A number in JSON text that JavaScript would change, in its original notation. */
export class LongNumber {
	constructor(readonly digits: string) {}

	/** If it is sent unparsed, it keeps its digits. */
	toJSON(): string {
		return this.digits;
	}
}

/**
 * Parses JSON text, with a `LongNumber` for every number that JavaScript would change.
 *
 * @throws SyntaxError when it is not JSON
 */
export function parseExactly(json: string): unknown {
	const read: unknown = JSON.parse(json);
	if (!MAY_BE_LONG.test(json)) return read;
	const exact = json.replace(TOKEN, (token) =>
		token.startsWith('"') || isExactly(Number(token), token) ? token : `"${token}"`,
	);
	return exact === json ? read : markLong(read, JSON.parse(exact));
}

/** A value is a long number if it was parsed as a number, and as text where inexact numbers were quoted. */
function markLong(read: unknown, exact: unknown): unknown {
	if (typeof read === 'number' && typeof exact === 'string') return new LongNumber(exact);
	if (Array.isArray(read) && Array.isArray(exact)) {
		return read.map((one, at) => markLong(one, exact[at]));
	}
	if (!isRecord(read) || !isRecord(exact)) return read;
	return Object.fromEntries(
		Object.entries(read).map(([name, one]) => [name, markLong(one, exact[name])]),
	);
}
