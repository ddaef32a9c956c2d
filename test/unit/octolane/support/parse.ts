import { NO_HISTORY } from '@n8n-nodes-recotap/kit/request/sendWithRetry';
import { resultsToOutcomes } from '@n8n-nodes-recotap/kit/push/resultsToOutcomes';
import { decodeResponse } from '#packages/octolane/nodes/Octolane/api/decodeResponse';
import { ACCOUNT_RULES, type Rules } from '#packages/octolane/nodes/Octolane/api/rules';

/**
 * Parses a response to rows with these keys and returns their outcomes.
 *
 * @param sent the rows as they were sent, if that matters
 */
export function read(
	body: unknown,
	keys: readonly string[] = ['a.com', 'b.com'],
	rules: Rules = ACCOUNT_RULES,
	sent: readonly object[] = [],
) {
	const decoded = decodeResponse(body, keys, { ...rules, keepReply: false, sent });
	const rows = keys.map((key) => ({ key, isSuspect: false }));
	return resultsToOutcomes(rows, decoded, { ...NO_HISTORY, attempts: 1 }, 'domain').outcomes;
}

/** The statuses of the rows. */
export const statuses = (...given: Parameters<typeof read>) =>
	read(...given).map((outcome) => outcome.status);

/** A response with this content. */
export const data = (content: unknown, success: boolean | undefined = true) => ({
	success,
	data: content,
});
