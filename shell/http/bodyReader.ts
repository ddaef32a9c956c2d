import { isRecord } from '../isRecord';

/** What stands where the server repeated the API key. */
const PLACEHOLDER = '[API key]';
/** Escapes of escapes of escapes, as a gateway makes them that quotes JSON inside of JSON. */
const MOST_BACKSLASHES = 15;

/**
 * Gives the reader of bodies: parsed JSON, or the text itself. The API key is not in what comes out, in whatever way the
 * server wrote it: as it is, with escapes of JSON (RFC 8259 section 7), or in JSON that is a text in JSON.
 */
export function bodyReader(apiKey: string): (body: string) => unknown {
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
		if (!body.includes(apiKey) && !body.includes('\\')) return parse(body);
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

/** A character as it is, behind backslashes, or by its number. */
function anyEscapeOf(character: string): string {
	const hex = character
		.charCodeAt(0)
		.toString(16)
		.padStart(4, '0')
		.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
	const bare = character.replace(/\W/, '\\$&');
	return `(?:\\\\{0,${MOST_BACKSLASHES}}${bare}|\\\\{1,${MOST_BACKSLASHES}}u${hex})`;
}
