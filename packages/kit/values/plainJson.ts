import { LongNumber } from './decimal';
import { kindOf, type ParseResult } from './parse';

/**
 * A value that is sent unchanged, or the part of it that JSON would silently change, such as NaN: null instead of a
 * number may clear a field. `undefined` properties of an object are dropped, as usual in JSON.
 */
export function parsePlain(value: unknown): ParseResult<unknown> {
	switch (typeof value) {
		case 'string':
		case 'boolean':
		case 'undefined':
			return { ok: true, value };
		case 'number':
			return parsePlainNumber(value);
		case 'object':
			break;
		default:
			return refuse(`${kindOf(value)}, which JSON does not support`);
	}
	if (value === null) return { ok: true, value };
	if (value instanceof LongNumber) {
		const digits = value.digits.length > 50 ? `${value.digits.slice(0, 47)}...` : value.digits;
		return refuse(
			`${digits}, a number with too many digits for JSON. Round it, or put it in quotes`,
		);
	}
	return Array.isArray(value) ? parsePlainList(value) : parsePlainObject(value);
}

/** Named values that are sent unchanged, or a reason that continues the name of their field. */
export function parsePlainNamed(
	named: Readonly<Record<string, unknown>>,
): ParseResult<Record<string, unknown>> {
	const plain: [name: string, value: unknown][] = [];
	for (const [name, given] of Object.entries(named)) {
		const read = parsePlain(given);
		if (!read.ok) return refuse(`cannot be sent as it is: '${name}' contains ${read.reason}`);
		plain.push([name, read.value]);
	}
	return { ok: true, value: Object.fromEntries(plain) };
}

function parsePlainNumber(value: number): ParseResult<number> {
	if (!Number.isFinite(value)) return refuse(`${value}, which is not a number that can be sent`);
	if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
		return refuse(`${value}, a number too large to keep all its digits. Enter it as text`);
	}
	return { ok: true, value };
}

function parsePlainList(list: readonly unknown[]): ParseResult<unknown[]> {
	const plain: unknown[] = [];
	for (const given of list) {
		const read = parsePlain(given);
		if (!read.ok) return read;
		plain.push(read.value);
	}
	return { ok: true, value: plain };
}

function parsePlainObject(value: object): ParseResult<unknown> {
	// Date objects of JavaScript and of n8n's expressions.
	if (hasJson(value)) {
		const said: unknown = value.toJSON();
		return said === null || said === undefined
			? refuse('an invalid date')
			: { ok: true, value: said };
	}
	const kind = Object.prototype.toString.call(value).slice('[object '.length, -1);
	if (kind !== 'Object') return refuse(`a ${kind}, which JSON does not support`);
	const plain: [name: string, value: unknown][] = [];
	for (const [name, given] of Object.entries(value)) {
		const read = parsePlain(given);
		if (!read.ok) return read;
		plain.push([name, read.value]);
	}
	return { ok: true, value: Object.fromEntries(plain) };
}

function hasJson(value: object): value is { toJSON(): unknown } {
	return 'toJSON' in value && typeof value.toJSON === 'function';
}

function refuse(reason: string) {
	return { ok: false, reason } as const;
}
