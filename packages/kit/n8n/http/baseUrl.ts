import type { Service } from './service';

/** A checked base URL without a trailing slash, or why it cannot be used, in the user's words. */
export type BaseUrl =
	{ readonly ok: true; readonly url: string } | { readonly ok: false; readonly reason: string };

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * Checks the base URL of a credential: https, or plain http for loopback addresses only, so that the key is always
 * encrypted in transit.
 */
export function parseBaseUrl(
	value: unknown,
	{ defaultBaseUrl, pathPrefix = '' }: Service,
): BaseUrl {
	const text = typeof value === 'string' ? value.trim() : '';
	if (text === '') return { ok: false, reason: "'Base URL' of the credential is empty" };
	if (!URL.canParse(text)) {
		return {
			ok: false,
			reason: `'Base URL' of the credential is not a web address. It should look like ${defaultBaseUrl}`,
		};
	}
	const { protocol, hostname, origin, pathname, username, password } = new URL(text);
	const isSafe = protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
	if (!isSafe) {
		return { ok: false, reason: "'Base URL' of the credential must start with https://" };
	}
	if (username !== '' || password !== '' || /[?#]/.test(text)) {
		return {
			ok: false,
			reason: "'Base URL' of the credential must be a plain address, without user name, '?' or '#'",
		};
	}
	const address = (origin + pathname).replace(/\/+$/, '');
	const isRepeated = pathPrefix !== '' && address.endsWith(pathPrefix);
	return { ok: true, url: isRepeated ? address.slice(0, -pathPrefix.length) : address };
}
