/** A clean domain, or why there is none: a sentence that continues "'Domain' ". */
export type NormalisedDomain =
	{ readonly ok: true; readonly domain: string } | { readonly ok: false; readonly reason: string };

const LABEL = '[a-z\\d](?:[a-z\\d-]{0,61}[a-z\\d])?';
/** Host names of two labels and more (RFC 1123 section 2.1). Top-level domains are letters or `xn--` (RFC 3696 section 2). */
const HOST = new RegExp(`^(?:${LABEL}\\.)+(?:[a-z]{2,63}|xn--[a-z\\d-]{0,58}[a-z\\d])$`);
/** A host name of one label, with a letter in it. */
const NAME = new RegExp(`^(?=.*[a-z])${LABEL}$`);
/**
 * Characters that people paste without seeing them: soft hyphen, zero-width space, marks of direction, byte order
 * mark. Joiners (U+200C, U+200D) only around ASCII: between other letters they tell two domains apart (RFC 5892).
 */
const INVISIBLE =
	/[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]|(?<![^\0-\x7f])[\u200c\u200d]|[\u200c\u200d](?![^\0-\x7f])/g;
const WRAPPING = /^[\s"'`<({“”„‘’‚«»‹›]+|[\s"'`>)},;“”‘’«»‹›]+$/g;
/** What a name in letters of other scripts is made of: letters, marks, digits, dots, hyphens, joiners. */
const INTERNATIONAL = /^[\p{L}\p{M}\p{N}.\-\u3002\uff0e\uff61\u00b7\u30fb\u200c\u200d]+$/u;
/** One of several addresses in a text. */
const ADDRESS = /^[("'<]*(?:https?:\/\/|www\.)?[^\s./?#@:]+\.[^\s/?#@:]*[^\s./?#@:]/;
const WEB_SCHEME = /^(?:https?:\/*|https?\/\/|\/\/)/;
const IP_ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[?[\da-f]*:[\da-f:.]*:[\da-f:.]*\]?)$/;
const LONGEST_HOST = 253;
/** Longer texts are no addresses, and not worth a closer look. */
const LONGEST_INPUT = 2000;

/**
 * Turns what people type into a website field into the domain that an API stores and compares: no scheme, no
 * `www.`, no port, no path, lower case, international names in their ASCII form (UTS 46). Idempotent.
 *
 * @returns the clean domain, or a sentence that says what is wrong and continues "'Domain' "
 */
export function normaliseDomain(input: string): NormalisedDomain {
	// Most rows are clean already.
	if (isCleanDomain(input)) return { ok: true, domain: input };

	if (input.length > LONGEST_INPUT) return refuse(notAnAddress(input));
	const text = input
		.replace(INVISIBLE, '')
		.replace(WRAPPING, '')
		.replaceAll('\\', '/')
		// Other scripts are left to UTS 46: their capitals do not go one by one.
		.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
	if (text === '') return refuse('is empty');
	if (text.split(/[\s,;|]+/, 100).filter((part) => ADDRESS.test(part)).length > 1) {
		return refuse(`contains more than one address: ${quote(input)}. Keep one`);
	}
	const scheme = WEB_SCHEME.exec(text)?.[0] ?? '';
	const rest = text.slice(scheme.length);
	// A second scheme, as when a form puts its own https:// in front: the first part is no name.
	if (/^[^/?#]*:\/\//.test(rest)) return refuse(notAnAddress(input));
	const authority = rest.replace(/[/?#].*$/s, '');
	if (scheme === '' && authority.includes('@')) {
		return refuse(
			`is an email address, not a web address: ${quote(input)}. Enter the company's domain`,
		);
	}

	const host = toAscii(authority.replace(/^.*@/, '').replace(/:\d*$/, '').replace(/\.+$/, ''));
	if (IP_ADDRESS.test(host))
		return refuse(`is an IP address, not a domain: ${quote(input)}. It should look like acme.com`);
	const domain = dropWww(host);
	return isCleanDomain(domain) ? { ok: true, domain } : refuse(notAnAddress(input));
}

/**
 * The same, for an account that exists already: an API can hold some under a name without a dot, such as
 * `thomson-reuters`. Such a name is taken only where nothing is around it, and not when it is a mere number.
 */
export function normaliseKnownDomain(input: string): NormalisedDomain {
	const cleaned = normaliseDomain(input);
	const name = input.trim().toLowerCase();
	return !cleaned.ok && NAME.test(name) ? { ok: true, domain: name } : cleaned;
}

/** Whether the value is a domain that `normaliseDomain` gives back as it is. */
export function isCleanDomain(value: unknown): boolean {
	return (
		typeof value === 'string' &&
		value.length <= LONGEST_HOST &&
		HOST.test(value) &&
		!value.startsWith('www.')
	);
}

/** Drops every leading `www.`, as the API does. Nothing usable is left of www.com: the API could not hold it. */
function dropWww(host: string): string {
	return host.replace(/^(?:www\.)+/, '');
}

/** The ASCII form of an international host name, or the name itself when it has none. */
function toAscii(host: string): string {
	if (!/[\u0080-\uffff]/.test(host) || !INTERNATIONAL.test(host) || !URL.canParse(`http://${host}`))
		return host;
	return new URL(`http://${host}`).hostname.replace(/\.+$/, '');
}

function notAnAddress(input: string): string {
	return `is not a web address: ${quote(input)}. It should look like acme.com`;
}

/** The value as the user will recognise it, shortened. */
function quote(input: string): string {
	const text = input.trim().replace(/\s+/g, ' ');
	return text.length > 60 ? `'${text.slice(0, 57)}...'` : `'${text}'`;
}

function refuse(reason: string): NormalisedDomain {
	return { ok: false, reason };
}
