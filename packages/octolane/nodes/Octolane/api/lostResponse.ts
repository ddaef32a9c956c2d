import type { UnknownOutcome } from '@n8n-nodes-recotap/kit/push/outcome';

/** Codes for requests without a response, and for responses that did not mention the row. */
const LOST: ReadonlySet<string> = new Set(['noAnswer', 'rejected', 'unavailable', 'unreadable']);

/**
 * Whether a row is unknown only because its response was lost. For any other unknown row a response was parsed and did
 * not report success. An existing account does not settle that, since it may have existed before.
 */
export function isForWantOfAnswer({ code }: UnknownOutcome): boolean {
	return LOST.has(code);
}
