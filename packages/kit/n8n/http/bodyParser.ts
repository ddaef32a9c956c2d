import { isRecord } from '../../values/isRecord';

/** What stands where the server repeated the API key. */
const PLACEHOLDER = '[API key]';
/** Escapes of escapes of escapes, as a gateway makes them that quotes JSON inside of JSON. */
const MOST_BACKSLASHES = 15;
/** The same in links and HTML. */
const MOST_LAYERS = 3;

/**
 * Gives the reader of bodies: parsed JSON, or the text itself. The API key is not in what comes out, in whatever way the
 * server wrote it: as it is, with escapes of JSON (RFC 8259 section 7), in JSON that is a text in JSON, or as a link
 * (RFC 3986 section 2.1) or HTML has it.
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
		// Where neither the key is nor an escape that could hide it, there is nothing to look for.
		if (!body.includes(apiKey) && !/[\\%&+]/.test(body)) return parse(body);
		const parsed = parse(body);
		try {
			return cleanValue(parsed);
		} catch {
			// Nested too deep for any answer of an API.
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

/** Characters that HTML has names for. */
const HTML_NAMES: Readonly<Record<string, string>> = {
	'&': 'amp',
	'<': 'lt',
	'>': 'gt',
	'"': 'quot',
	"'": 'apos',
};
/** Nothing but letters and digits is left as it is by everything that escapes. */
const PLAIN = /[A-Za-z\d]/;
/** Half of a character: it has no escape of its own. */
const SURROGATE = /[\ud800-\udfff]/;

/** A character as it is, behind backslashes, by its number, or as links and HTML escape it. */
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
		// Escapes of escapes, too. They come first: % and & themselves begin like their escapes.
		anyCase(percent).replaceAll('%', `%(?:25){0,${MOST_LAYERS}}`),
		`&(?:amp;){0,${MOST_LAYERS}}(?:${inHtml.join('|')});`,
		...(character === ' ' ? ['\\+'] : []),
		...inJson,
	].join('|')})`;
}

/** Hex digits in whatever case. */
function anyCase(hex: string): string {
	return hex.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}
