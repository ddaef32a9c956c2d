import { isRecord } from '../../values/isRecord';

/** Replaces the API key where the server repeats it. */
const PLACEHOLDER = '[API key]';
/** Nested escapes, as produced by a gateway that quotes JSON inside JSON. */
const MOST_BACKSLASHES = 15;
/** Nested escapes in URLs and HTML. */
const MOST_LAYERS = 3;

/**
 * Creates a parser of response bodies: it returns parsed JSON, or the text if it is not JSON. The API key never occurs
 * in the result, however the server encoded it: verbatim, with JSON escapes (RFC 8259 section 7), in JSON nested in
 * JSON strings, or with the escapes of URLs (RFC 3986 section 2.1) or HTML.
 */
export function bodyParser(apiKey: string): (body: string) => unknown {
	if (apiKey === '') return parse;
	const pattern = new RegExp(apiKey.split('').map(anyEscapeOf).join(''), 'g');
	const clean = (text: string): string => text.replace(pattern, PLACEHOLDER);

	const cleanValue = (value: unknown): unknown => {
		if (typeof value === 'string') return clean(value);
		if (typeof value === 'number') return String(value).includes(apiKey) ? PLACEHOLDER : value;
		if (Array.isArray(value)) return value.map(cleanValue);
		if (!isRecord(value)) return value;
		const entries = Object.entries(value);
		return Object.fromEntries(entries.map(([name, one]) => [clean(name), cleanValue(one)]));
	};

	return (body) => {
		// The body contains neither the key nor an escape that could hide it.
		if (!body.includes(apiKey) && !/[\\%&+]/.test(body)) return parse(body);
		const parsed = parse(body);
		try {
			return cleanValue(parsed);
		} catch {
			// Nested deeper than any API response.
			return clean(body);
		}
	};
}

function parse(body: string): unknown {
	try {
		return JSON.parse(body);
	} catch {
		return body;
	}
}

/** Characters with a named HTML entity. */
const HTML_NAMES: Readonly<Record<string, string>> = {
	'&': 'amp',
	'<': 'lt',
	'>': 'gt',
	'"': 'quot',
	"'": 'apos',
};
/** Only letters and digits are left alone by every escaping scheme. */
const PLAIN = /[A-Za-z\d]/;
/** Half of a surrogate pair: it has no escape of its own. */
const SURROGATE = /[\ud800-\udfff]/;

/**
 * Matches a character in any form: literal, escaped with backslashes, by its code, or with the escapes of URLs and
 * HTML.
 */
function anyEscapeOf(character: string): string {
	const code = character.charCodeAt(0);
	const bare = character.replace(/\W/, '\\$&');
	const inJson = [
		`\\\\{0,${MOST_BACKSLASHES}}${bare}`,
		`\\\\{1,${MOST_BACKSLASHES}}u${anyCase(code.toString(16).padStart(4, '0'))}`,
	];
	if (PLAIN.test(character) || SURROGATE.test(character)) return `(?:${inJson.join('|')})`;
	const percent =
		code < 0x80
			? `%${code.toString(16).padStart(2, '0')}`
			: encodeURIComponent(character).toLowerCase();
	const name = HTML_NAMES[character];
	const inHtml = [
		`#0*${code}`,
		`#[xX]0*${anyCase(code.toString(16))}`,
		...(name === undefined ? [] : [name]),
	];
	return `(?:${[
		// Nested escapes too. They come first, because % and & begin like their own escapes.
		anyCase(percent).replaceAll('%', `%(?:25){0,${MOST_LAYERS}}`),
		`&(?:amp;){0,${MOST_LAYERS}}(?:${inHtml.join('|')});`,
		...(character === ' ' ? ['\\+'] : []),
		...inJson,
	].join('|')})`;
}

/** Hex digits in either case. */
function anyCase(hex: string): string {
	return hex.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}
