import { isRecord } from '../../../shell/isRecord';

/** What a successful reply carries: the envelope's `data`, or the body itself where Recotap leaves the envelope out. */
export function unwrap(body: unknown): unknown {
	return isRecord(body) && 'data' in body ? body.data : body;
}
