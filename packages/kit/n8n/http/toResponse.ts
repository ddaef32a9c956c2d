import type { Reply } from '../../request/ports';
import { isRecord } from '../../values/isRecord';

/**
 * Turns what n8n's helper gave for a whole response into a reply, or gives `undefined` when that is no response.
 *
 * @param parseBody reads the text of a body
 */
export function toResponse(
	response: unknown,
	parseBody: (body: string) => unknown,
): Extract<Reply, { kind: 'answer' }> | undefined {
	if (!isRecord(response) || typeof response.statusCode !== 'number') return undefined;
	const headers: Record<string, string> = {};
	for (const [name, value] of Object.entries(response.headers ?? {})) {
		if (typeof value === 'string') headers[name.toLowerCase()] = value;
	}
	const { statusCode: status, body } = response;
	return {
		kind: 'answer',
		status,
		headers,
		body: typeof body === 'string' ? parseBody(body) : body,
	};
}
