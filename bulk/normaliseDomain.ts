/** A clean domain, or why there is none: a sentence that continues "'Domain' ". */
export type NormalisedDomain =
	{ readonly ok: true; readonly domain: string } | { readonly ok: false; readonly reason: string };

const LABEL = '[a-z\\d](?:[a-z\\d-]{0,61}[a-z\\d])?';
/** Host names of two labels and more (RFC 1123 section 2.1), whose last label is no number. */
const HOST = new RegExp(`^(?:${LABEL}\\.)+(?!\\d+$)${LABEL}$`);
/** Characters that people paste without seeing them: zero-width ones, soft hyphen, byte order mark. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
const WRAPPING = /^[\s"'`<({]+|[\s"'`>)},;]+$/g;
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
	if (isClean(input)) return { ok: true, domain: input };

	if (input.length > LONGEST_INPUT) return refuse(notAnAddress(input));
	const text = input
		.replace(INVISIBLE, '')
		.replace(WRAPPING, '')
		.replaceAll('\\', '/')
		.toLowerCase();
	if (text === '') return refuse('is empty');
	const scheme = WEB_SCHEME.exec(text)?.[0] ?? '';
	const authority = text.slice(scheme.length).replace(/[/?#].*$/s, '');
	if (/[\s,;|]/.test(authority)) {
		return /\.\S*[\s,;|]+\S*\./.test(authority)
			? refuse(`holds more than one address: ${quote(input)}. Keep one`)
			: refuse(notAnAddress(input));
	}
	if (scheme === '' && authority.includes('@')) {
		return refuse(`is an e-mail address, not a web address: ${quote(input)}`);
	}

	const host = toAscii(authority.replace(/^.*@/, '').replace(/:\d*$/, '').replace(/\.+$/, ''));
	if (IP_ADDRESS.test(host)) return refuse(`is an IP address, not a domain: ${quote(input)}`);
	const domain = dropWww(host);
	return isClean(domain) ? { ok: true, domain } : refuse(notAnAddress(input));
}

/** Whether the text is a domain that needs no change. */
function isClean(text: string): boolean {
	return text.length <= LONGEST_HOST && HOST.test(text) && dropWww(text) === text;
}

/** Drops every leading `www.`, as long as a domain is left: www.com is a company of its own. */
function dropWww(host: string): string {
	return host.replace(/^(?:www\.)+(?=.+\.)/, '');
}

/** The ASCII form of an international host name, or the name itself when it has none. */
function toAscii(host: string): string {
	if (!/[\u0080-\uffff]/.test(host) || !URL.canParse(`http://${host}`)) return host;
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
