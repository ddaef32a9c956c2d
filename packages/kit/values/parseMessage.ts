/** A message of an API, which may also be a list of texts; empty if there is none. */
export function parseMessage(value: unknown): string {
	const texts: unknown[] = Array.isArray(value) ? value : [value];
	return texts.flatMap((text) => (typeof text === 'string' ? text.trim() || [] : [])).join('; ');
}
