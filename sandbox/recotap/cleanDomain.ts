/** How much of an address goes when it is cleaned: what the documents name, or also `www1.` to `www9.` and ports. */
export type Cleaning = 'documented' | 'strict';

/**
 * Cleans a domain the way "Create Accounts" documents it: `https://`, `www.` and trailing paths are stripped and the
 * value is lower-cased, so that `https://www.acme.com/foo` is stored as `acme.com`.
 */
export function cleanDomain(sent: string, cleaning: Cleaning = 'documented'): string {
	const host = sent
		.trim()
		.toLowerCase()
		.replace(/^https?:\/\//, '')
		.replace(/^www\./, '')
		.replace(/[/?#].*$/s, '');
	return cleaning === 'strict' ? host.replace(/^www\d?\./, '').replace(/:\d*$/, '') : host;
}
