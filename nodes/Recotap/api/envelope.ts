import { isRecord } from '@n8n-nodes-recotap/kit/values/isRecord';
import { parseMessage } from '@n8n-nodes-recotap/kit/values/parseMessage';

/**
 * The content of a successful response: the envelope's `data`, or the body itself where Recotap omits the envelope.
 * `undefined` if the envelope reports an error, whatever its HTTP status.
 */
export function unwrap(body: unknown): unknown {
	if (!isRecord(body)) return body;
	const { statusCode } = body;
	if (typeof statusCode === 'number' && statusCode >= 400) return undefined;
	return 'data' in body ? body.data : body;
}

/** Whether a response confirms the request in words such as "Account updated successfully". */
export function isConfirmed(body: unknown, words: RegExp): boolean {
	const data = unwrap(body);
	return isRecord(data) && words.test(parseMessage(data.message)) && !('error' in data);
}
