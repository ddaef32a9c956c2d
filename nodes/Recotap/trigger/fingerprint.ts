import { createHash } from 'node:crypto';

/** Characters of a fingerprint. */
export const FINGERPRINT_LENGTH = 8;

/**
 * Stands for an account in what n8n keeps between polls, which is stored again with every execution and should stay
 * small. 48 bits: among 100,000 accounts two share one with a chance of about 1 in 56,000 (birthday bound).
 */
export function fingerprint(text: string): string {
	return createHash('sha256').update(text).digest('base64url').slice(0, FINGERPRINT_LENGTH);
}

/** Fingerprints that were joined to one text. */
export function splitFingerprints(joined: string): string[] {
	return joined.match(/.{8}/gs) ?? [];
}
