/** A number as people and JSON write it. */
const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i;

/**
 * Whether a number says exactly what a text says: a number of JavaScript keeps some 16 digits, and changes the rest
 * without a word.
 *
 * @param text a number, with or without fraction and exponent
 */
export function isExactly(value: number, text: string): boolean {
	const wanted = canonical(text);
	return wanted !== undefined && wanted === canonical(String(value));
}

/** The same for all ways to write one number: sign, digits without zeros around them, place of the point. */
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

/** A text in quotes, or a number, in JSON. */
const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/gi;
/** Numbers of up to 15 digits without exponent are always kept. */
const MAY_BE_LONG = /[\d.]{16}|\de[+-]?\d/i;

/**
 * The same JSON, with numbers that JavaScript would change written as texts, which keep their digits.
 *
 * @param json valid JSON
 */
export function keepDigits(json: string): string {
	if (!MAY_BE_LONG.test(json)) return json;
	return json.replace(TOKEN, (token) =>
		token.startsWith('"') || isExactly(Number(token), token) ? token : `"${token}"`,
	);
}
