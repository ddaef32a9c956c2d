import type { ApiResponse } from '../../request/ports';
import { isRecord } from '../../values/isRecord';

/**
 * Converts the full response of n8n's helper, or returns `undefined` when the value is not a response.
 *
 * @param parseBody reads the text of a body
 */
export function toResponse(
	response: unknown,
	parseBody: (body: string) => unknown,
): ApiResponse | undefined {
	if (!isRecord(response) || typeof response.statusCode !== 'number') return undefined;
	const headers: Record<string, string> = {};
	for (const [name, value] of Object.entries(response.headers ?? {})) {
		if (typeof value === 'string') headers[name.toLowerCase()] = value;
	}
	const { statusCode: status, body } = response;
	return {
		kind: 'response',
		status,
		headers,
		body: typeof body === 'string' ? parseBody(body) : body,
	};
}
