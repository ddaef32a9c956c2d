import { isRecord } from '@n8n-nodes-recotap/kit/values/isRecord';

/** Maximum nesting, deeper than in any realistic response. */
export const MAX_DEPTH = 6;

/** Properties that contain the text of an error; other properties are listed with their names. */
const TEXTS = ['message', 'messages', 'msg', 'detail', 'details', 'reason', 'description', 'title'];
/** Properties that only group others, as in the flattened errors of zod. */
const GROUPS = ['error', 'errors', 'formErrors', 'fieldErrors', 'form_errors', 'field_errors'];

/** Whether a value contains anything other than blanks, zeros and negations. */
export function saysSomething(value: unknown, depth = 0): boolean {
	if (depth > MAX_DEPTH) return true;
	if (typeof value === 'string') return value.trim() !== '';
	if (typeof value !== 'object' || value === null) return Boolean(value);
	return Object.values(value).some((inner) => saysSomething(inner, depth + 1));
}

/** The text of a complaint in any format: text, list, object with a message, lists by field, or a combination. */
export function textOf(value: unknown): string {
	return [...new Set(textsIn(value, 0))].join('; ');
}

function textsIn(value: unknown, depth: number): string[] {
	if (depth > MAX_DEPTH || !saysSomething(value)) return [];
	if (Array.isArray(value)) return value.flatMap((inner) => textsIn(inner, depth + 1));
	if (!isRecord(value)) {
		return typeof value === 'string' || typeof value === 'number' ? [String(value).trim()] : [];
	}
	const own = TEXTS.flatMap((name) => textsIn(value[name], depth + 1));
	if (own.length > 0) return own;
	return Object.entries(value).flatMap(([name, inner]) => {
		const texts = textsIn(inner, depth + 1);
		if (GROUPS.includes(name)) return texts;
		return texts.length === 0 ? [] : [`${name}: ${texts.join('; ')}`];
	});
}
