/**
 * Cleans a domain the way "Create Accounts" documents it: `https://`, `www.` and trailing paths are stripped and the
 * value is lower-cased, so that `https://www.acme.com/foo` is stored as `acme.com`.
 */
export function cleanDomain(sent: string): string {
	return sent
		.trim()
		.toLowerCase()
		.replace(/^https?:\/\//, '')
		.replace(/^www\./, '')
		.replace(/[/?#].*$/s, '');
}
