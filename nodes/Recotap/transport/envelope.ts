/** Whether a value is an object with named properties. */
export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a successful reply carries: the envelope's `data`, or the body itself where Recotap leaves the envelope out. */
export function unwrap(body: unknown): unknown {
	return isRecord(body) && 'data' in body ? body.data : body;
}
