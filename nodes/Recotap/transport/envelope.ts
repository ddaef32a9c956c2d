import { isRecord } from '../../../shell/isRecord';

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

/** Whether a reply says that all went well, and carries something ("Introduction", Response format). */
export function isSuccess(body: unknown): boolean {
	const data = unwrap(body);
	if (!isRecord(body) || typeof data !== 'object' || data === null) return false;
	return body.statusCode === 200 || body.statusCode === 201;
}
