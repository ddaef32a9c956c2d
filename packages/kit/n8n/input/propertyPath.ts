import type { IDataObject } from 'n8n-workflow';

/** Matches `={{ $json.crm["Account Name"].ids[0] }}` and nothing else: no surrounding text, no call, no operator. */
const PATH =
	/^=\{\{\s*\$json((?:\.[A-Za-z_]\w*|\[(?:0|[1-9]\d{0,8})\]|\["[^"\\{}\r\n]*"\]|\['[^'\\{}\r\n]*'\])+)\s*\}\}$/;
const STEP = /\.(\w+)|\[(\d+)\]|\["([^"]*)"\]|\['([^']*)'\]/g;

/** Marks a value that only n8n can evaluate. */
export const UNSURE = Symbol('unsure');

/** The property names that lead to a value of the current item; `undefined` if the expression is more than a path. */
export function parsePath(expression: string): readonly string[] | undefined {
	const steps = PATH.exec(expression)?.[1];
	if (steps === undefined) return undefined;
	return Array.from(steps.matchAll(STEP), (step) => {
		const [, name, index, quoted, apostrophed] = step as readonly (string | undefined)[];
		return name ?? index ?? quoted ?? apostrophed ?? '';
	});
}

/**
 * The value at the end of a path, where every expression engine gives the same: properties of plain JSON objects and
 * lists. Anything inherited, missing on the way, or outside JSON (a date, a function) is `UNSURE`.
 */
export function getAtPath(item: IDataObject, path: readonly string[]): unknown {
	let value: unknown = item;
	for (const name of path) {
		if (!isPlain(value)) return UNSURE;
		if (Object.hasOwn(value, name)) value = Reflect.get(value, name);
		else if (name in value) return UNSURE;
		else value = undefined;
	}
	return isJson(value) ? value : UNSURE;
}

/** Whether a value is a JSON object or list, from any realm. */
function isPlain(value: unknown): value is object {
	if (typeof value !== 'object' || value === null || 'toJSON' in value) return false;
	if (Array.isArray(value)) return true;
	const prototype: unknown = Object.getPrototypeOf(value);
	return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** The expression engine `vm` refuses objects with a property such as `toString`. */
function isHarmless([name, value]: readonly [string, unknown]): boolean {
	return !(name in Object.prototype) && isJson(value);
}

function isJson(value: unknown): boolean {
	switch (typeof value) {
		case 'string':
		case 'number':
		case 'boolean':
		case 'undefined':
			return true;
		case 'object':
			return value === null || (isPlain(value) && Object.entries(value).every(isHarmless));
		default:
			return false;
	}
}
