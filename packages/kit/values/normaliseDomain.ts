/** A clean domain, or why there is none: a text that continues "'Domain' ". */
export type NormalisedDomain =
	{ readonly ok: true; readonly domain: string } | { readonly ok: false; readonly reason: string };

const LABEL = '[a-z\\d](?:[a-z\\d-]{0,61}[a-z\\d])?';
/**
 * Host names with at least two labels (RFC 1123 section 2.1). Top-level domains are letters or `xn--` (RFC 3696 section
 * 2).
 */
const HOST = new RegExp(`^(?:${LABEL}\\.)+(?:[a-z]{2,63}|xn--[a-z\\d-]{0,58}[a-z\\d])$`);
/** A host name with one label that contains a letter. */
const NAME = new RegExp(`^(?=.*[a-z])${LABEL}$`);
/**
 * Invisible characters that users paste by accident: soft hyphen, zero-width space, directional marks, byte order mark.
 * Joiners (U+200C, U+200D) only next to ASCII: between other letters they distinguish domains (RFC 5892).
 */
const INVISIBLE =
	/[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]|(?<![^\0-\x7f])[\u200c\u200d]|[\u200c\u200d](?![^\0-\x7f])/g;
const WRAPPING = /^[\s"'`<({“”„‘’‚«»‹›]+|[\s"'`>)},;“”‘’«»‹›]+$/g;
/** Characters of a name in other scripts: letters, marks, digits, dots, hyphens, joiners. */
const INTERNATIONAL = /^[\p{L}\p{M}\p{N}.\-\u3002\uff0e\uff61\u00b7\u30fb\u200c\u200d]+$/u;
/** One of several addresses in a text. */
const ADDRESS = /^[("'<]*(?:https?:\/\/|www\.)?[^\s./?#@:]+\.[^\s/?#@:]*[^\s./?#@:]/;
const WEB_SCHEME = /^(?:https?:\/*|https?\/\/|\/\/)/;
const IP_ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[?[\da-f]*:[\da-f:.]*:[\da-f:.]*\]?)$/;
const LONGEST_HOST = 253;
/** Longer texts are never addresses and are not parsed. */
const LONGEST_INPUT = 2000;

/**
 * Converts the content of a website field into the domain that an API stores and compares: no scheme, no `www.`, no
 * port, no path, lower case, international names in their ASCII form (UTS 46). Idempotent.
 *
 * @returns the clean domain, or a text that explains the problem and continues "'Domain' "
 */
export function normaliseDomain(input: string): NormalisedDomain {
	// Fast path: most rows are clean already.
	if (isCleanDomain(input)) return { ok: true, domain: input };

	if (input.length > LONGEST_INPUT) return refuse(notAnAddress(input));
	const text = input
		.replace(INVISIBLE, '')
		.replace(WRAPPING, '')
		.replaceAll('\\', '/')
		// Other scripts are left to UTS 46: their capitals do not map one to one.
		.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
	if (text === '') return refuse('is empty');
	if (text.split(/[\s,;|]+/, 100).filter((part) => ADDRESS.test(part)).length > 1) {
		return refuse(`contains more than one address: ${quote(input)}. Keep one`);
	}
	const scheme = WEB_SCHEME.exec(text)?.[0] ?? '';
	const rest = text.slice(scheme.length);
	// A second scheme, as when a form prepends its own https://: the first part is no host name.
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
 * The same for an existing account: an API may store some under a name without a dot, such as `thomson-reuters`. Such a
 * name is accepted only if nothing surrounds it, and never if it is only a number.
 */
export function normaliseKnownDomain(input: string): NormalisedDomain {
	const cleaned = normaliseDomain(input);
	const name = input.trim().toLowerCase();
	return !cleaned.ok && NAME.test(name) ? { ok: true, domain: name } : cleaned;
}

/** Whether the value is a domain that `normaliseDomain` returns unchanged. */
export function isCleanDomain(value: unknown): boolean {
	return (
		typeof value === 'string' &&
		value.length <= LONGEST_HOST &&
		HOST.test(value) &&
		!value.startsWith('www.')
	);
}

/** Removes every leading `www.`, as the API does. www.com is refused: nothing usable would be left of it. */
function dropWww(host: string): string {
	return host.replace(/^(?:www\.)+/, '');
}

/** The ASCII form of an international host name, or the name itself if it has none. */
function toAscii(host: string): string {
	if (!/[\u0080-\uffff]/.test(host) || !INTERNATIONAL.test(host) || !URL.canParse(`http://${host}`))
		return host;
	return new URL(`http://${host}`).hostname.replace(/\.+$/, '');
}

function notAnAddress(input: string): string {
	return `is not a web address: ${quote(input)}. It should look like acme.com`;
}

/** The value in a recognisable form, shortened. */
function quote(input: string): string {
	const text = input.trim().replace(/\s+/g, ' ');
	return text.length > 60 ? `'${text.slice(0, 57)}...'` : `'${text}'`;
}

function refuse(reason: string): NormalisedDomain {
	return { ok: false, reason };
}
