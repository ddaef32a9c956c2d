/*
 * The e-mail addresses that class-validator's `isEmail` accepts, and so the servers built with it: `isEmail` and
 * `isFQDN` of validator.js 13.15, with their defaults. test/property/email.test.ts compares the two.
 */

/** Maximum length of an address, in UTF-16 units. */
const LONGEST = 254;
/** Maximum length of the part before the `@`, in bytes of UTF-8. */
const LONGEST_USER = 64;
/** Maximum length of a domain, in bytes of UTF-8. */
const LONGEST_DOMAIN = 254;
const LONGEST_LABEL = 63;

/** Letters of other scripts, without control characters, surrogates and private use. */
const LETTERS = '\\u00a1-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\uffef';
/** One dot-separated word of an unquoted local part. */
const WORD = new RegExp(`^[a-z\\d!#$%&'*+\\-/=?^_\`{|}~${LETTERS}]+$`, 'i');
/** A quoted local part: nearly all characters are allowed, and all others but a line feed after a backslash. */
const QUOTED = new RegExp(
	`^(?:[\\s\\x01-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f\\x21\\x23-\\x5b\\x5d-\\x7e\\u00a0${LETTERS}]|\\\\[\\x01-\\x09\\x0b-\\x7f\\u00a0${LETTERS}])*$`,
);
const TOP_LEVEL =
	/^(?:[a-z\u00a1-\u00a8\u00aa-\ud7ff\uf900-\ufdcf\ufdf0-\uffef]{2,}|xn[a-z0-9-]{2,})$/i;
const LABEL = /^[a-z\u00a1-\uffff0-9-]+$/i;
const FULL_WIDTH = /[\uff01-\uff5e]/;

/** Whether a server that uses class-validator accepts the text as an e-mail address. */
export function isEmail(text: string): boolean {
	const at = text.lastIndexOf('@');
	if (text.length > LONGEST || at === -1 || /\p{Cs}/u.test(text)) return false;
	const user = text.slice(0, at);
	const domain = text.slice(at + 1);
	return (
		bytesOf(user) <= LONGEST_USER &&
		bytesOf(domain) <= LONGEST_DOMAIN &&
		isHost(domain) &&
		isUser(user)
	);
}

function isUser(user: string): boolean {
	if (user.startsWith('"') && user.endsWith('"')) return QUOTED.test(user.slice(1, -1));
	return user.split('.').every((word) => WORD.test(word));
}

function isHost(domain: string): boolean {
	const labels = domain.split('.');
	const last = labels.at(-1) ?? '';
	return labels.length > 1 && TOP_LEVEL.test(last) && !/\s/.test(last) && labels.every(isLabel);
}

function isLabel(label: string): boolean {
	return (
		label.length <= LONGEST_LABEL &&
		LABEL.test(label) &&
		!FULL_WIDTH.test(label) &&
		!label.startsWith('-') &&
		!label.endsWith('-')
	);
}

/** Length in bytes of UTF-8; for texts without lone surrogates. */
function bytesOf(text: string): number {
	return encodeURI(text).replace(/%../g, '.').length;
}
