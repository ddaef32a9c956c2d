import type { Unknown } from '@n8n-nodes-recotap/kit/push/outcome';

/** Of requests without an answer, and of answers that did not tell what became of the row. */
const LOST: ReadonlySet<string> = new Set(['noAnswer', 'rejected', 'unavailable', 'unreadable']);

/**
 * Whether a row is open only because the answer about it was lost. Of any other open row an answer was read, and it did not
 * call the row a success: that an account is there does not settle that, since it may have been there before.
 */
export function isForWantOfAnswer({ code }: Unknown): boolean {
	return LOST.has(code);
}
