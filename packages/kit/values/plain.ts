import { LongNumber } from './decimal';
import { kindOf, type Read } from './parse';

/**
 * A value that is sent unchanged, or the part of it that JSON would silently change, such as NaN: null instead of a
 * number may clear a field. `undefined` properties of an object are dropped, as usual in JSON.
 */
export function readPlain(value: unknown): Read<unknown> {
	switch (typeof value) {
		case 'string':
		case 'boolean':
		case 'undefined':
			return { ok: true, value };
		case 'number':
			return readPlainNumber(value);
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
	return Array.isArray(value) ? readPlainList(value) : readPlainObject(value);
}

/** Named values that are sent unchanged, or a reason that continues the name of their field. */
export function readPlainNamed(
	named: Readonly<Record<string, unknown>>,
): Read<Record<string, unknown>> {
	const plain: [name: string, value: unknown][] = [];
	for (const [name, given] of Object.entries(named)) {
		const read = readPlain(given);
		if (!read.ok) return refuse(`cannot be sent as it is: '${name}' contains ${read.reason}`);
		plain.push([name, read.value]);
	}
	return { ok: true, value: Object.fromEntries(plain) };
}

function readPlainNumber(value: number): Read<number> {
	if (!Number.isFinite(value)) return refuse(`${value}, which is not a number that can be sent`);
	if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
		return refuse(`${value}, a number too large to keep all its digits. Enter it as text`);
	}
	return { ok: true, value };
}

function readPlainList(list: readonly unknown[]): Read<unknown[]> {
	const plain: unknown[] = [];
	for (const given of list) {
		const read = readPlain(given);
		if (!read.ok) return read;
		plain.push(read.value);
	}
	return { ok: true, value: plain };
}

function readPlainObject(value: object): Read<unknown> {
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
		const read = readPlain(given);
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
