import { createHash } from 'node:crypto';

/** Length of a fingerprint, in characters. */
export const FINGERPRINT_LENGTH = 8;

/**
 * A short hash of an account for the state that n8n keeps between polls, which is stored again with every execution and
 * should stay small. 48 bits: among 100,000 accounts, the chance that two share a fingerprint is about 1 in 56,000
 * (birthday bound).
 */
export function fingerprint(text: string): string {
	return createHash('sha256').update(text).digest('base64url').slice(0, FINGERPRINT_LENGTH);
}

/** Splits fingerprints that were joined into one text. */
export function splitFingerprints(joined: string): string[] {
	return joined.match(/.{8}/gs) ?? [];
}
