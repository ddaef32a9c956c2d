/*
 * E-mail addresses as class-validator's `isEmail` takes them with its default options: RFC 5322 without comments,
 * display names and addresses of machines, and the name of the host as DNS has it.
 */

/** Characters of the part before the @, by the code charts of RFC 5322 (`atext`) and RFC 6532 (anything beyond ASCII). */
const ATOM = /^[a-z\d!#$%&'*+\-/=?^_`{|}~\u00a1-\ud7ff\uf900-\ufdcf\ufdf0-\uffef]+$/i;
/** What may stand in quotes, quotes and backslashes only after a backslash. */
const QUOTED = /^(?:[^"\\]|\\.)*$/s;
const LABEL = /^[a-z\d\u00a1-\uff00\uff5f-\uffff-]+$/i;
const TOP_LEVEL =
	/^(?:[a-z\u00a1-\u00a8\u00aa-\ud7ff\uf900-\ufdcf\ufdf0-\uffef]{2,}|xn[a-z\d-]{2,})$/i;
const LONGEST_LOCAL = 64;
const LONGEST_DOMAIN = 254;
const LONGEST_LABEL = 63;

/** Whether a value is an e-mail address by that reading. */
export function isEmail(value: unknown): boolean {
	if (typeof value !== 'string') return false;
	const at = value.lastIndexOf('@');
	if (at < 0) return false;
	const local = value.slice(0, at);
	const domain = value.slice(at + 1).toLowerCase();
	if (Buffer.byteLength(local) > LONGEST_LOCAL || Buffer.byteLength(domain) > LONGEST_DOMAIN) {
		return false;
	}
	return isHostName(domain) && isLocalPart(local);
}

function isLocalPart(local: string): boolean {
	if (local.length > 1 && local.startsWith('"') && local.endsWith('"')) {
		return QUOTED.test(local.slice(1, -1));
	}
	return local.split('.').every((atom) => ATOM.test(atom));
}

/** Two labels or more, the last one of letters. */
function isHostName(domain: string): boolean {
	const labels = domain.split('.');
	const last = labels.at(-1) ?? '';
	return (
		labels.length > 1 &&
		TOP_LEVEL.test(last) &&
		labels.every(
			(label) =>
				label.length <= LONGEST_LABEL &&
				LABEL.test(label) &&
				!label.startsWith('-') &&
				!label.endsWith('-'),
		)
	);
}
