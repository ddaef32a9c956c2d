import { isRecord } from '@n8n-nodes-recotap/kit/values/isRecord';
import { parseMessage } from '@n8n-nodes-recotap/kit/values/parseMessage';

/**
 * What a successful reply carries: the envelope's `data`, or the body itself where Recotap leaves the envelope out.
 * `undefined` when the envelope says that the reply is an error, whatever its HTTP status.
 */
export function unwrap(body: unknown): unknown {
	if (!isRecord(body)) return body;
	const { statusCode } = body;
	if (typeof statusCode === 'number' && statusCode >= 400) return undefined;
	return 'data' in body ? body.data : body;
}

/** Whether a reply says that it has done what was asked for, in words such as "Account updated successfully". */
export function isConfirmed(body: unknown, words: RegExp): boolean {
	const data = unwrap(body);
	return isRecord(data) && words.test(parseMessage(data.message)) && !('error' in data);
}
