import { z } from 'zod';
import { normaliseDomain } from '../../bulk/normaliseDomain';
import { isRecord } from '../isRecord';

/*
 * Building blocks of a row. Every message continues the name of the field: "'Domain' " + "is empty".
 * Only what zod 3.25 and zod 4 share: n8n decides which of the two we get.
 */

/** A value as it was read, or why it cannot be used. */
type Read<Value> =
	{ readonly ok: true; readonly value: Value } | { readonly ok: false; readonly reason: string };

/** A web address as people type it; gives the clean domain. */
export const domain = field<string>((value) => {
	const text = readText(value);
	if (!text.ok) return text;
	if (text.value === undefined) return empty;
	const cleaned = normaliseDomain(text.value);
	return cleaned.ok ? { ok: true, value: cleaned.domain } : cleaned;
});

/** Text that must be there. */
export const requiredText = field<string>((value) => {
	const text = readText(value);
	if (!text.ok) return text;
	return text.value === undefined ? empty : { ok: true, value: text.value };
});

/** Text that may be missing; blank counts as missing. */
export const optionalText = field(readText);

/** A list of texts, or one text with commas; without a single tag it counts as missing. */
export const tags = field<string[] | undefined>((value) => {
	const list = Array.isArray(value) ? value : readJson(value, '[');
	if (Array.isArray(list)) {
		const texts: string[] = [];
		for (const entry of list) {
			const text = readText(entry);
			if (!text.ok)
				return { ok: false, reason: `must be a list of texts, one of them ${text.reason}` };
			if (text.value !== undefined) texts.push(text.value);
		}
		return withoutBlanks(texts);
	}
	const text = readText(value);
	return text.ok
		? withoutBlanks(text.value?.split(',') ?? [])
		: { ok: false, reason: `must be a list or a text with commas, got ${kindOf(value)}` };
});

/** Named values, as an object or as JSON text; blank counts as missing. */
export const namedValues = field<Record<string, unknown> | undefined>((value) => {
	const isBlank = typeof value === 'string' && value.trim() === '';
	if (value === undefined || value === null || isBlank) return { ok: true, value: undefined };
	const named = readJson(value, '{') ?? value;
	return isRecord(named)
		? { ok: true, value: named }
		: {
				ok: false,
				reason: `must be an object such as {"CONTRACT_VALUE_C": 75000}, got ${kindOf(value)}`,
			};
});

function withoutBlanks(texts: readonly string[]): Read<string[] | undefined> {
	const tagged = texts.flatMap((text) => text.trim() || []);
	return { ok: true, value: tagged.length === 0 ? undefined : tagged };
}

const empty = { ok: false, reason: 'is empty' } as const;

function field<Value>(read: (value: unknown) => Read<Value>) {
	return z.unknown().transform((value, context): Value => {
		const result = read(value);
		if (result.ok) return result.value;
		context.addIssue({ code: 'custom', message: result.reason });
		return z.NEVER;
	});
}

/** A number counts as the text it prints: CRM systems hand out IDs as numbers. */
function readText(value: unknown): Read<string | undefined> {
	if (value === undefined || value === null) return { ok: true, value: undefined };
	if (typeof value === 'string') {
		const text = value.trim();
		return { ok: true, value: text === '' ? undefined : text };
	}
	if (typeof value === 'number' && Number.isFinite(value))
		return { ok: true, value: String(value) };
	return { ok: false, reason: `must be text, got ${kindOf(value)}` };
}

/** The value of a text that starts like JSON, if it is JSON. */
function readJson(value: unknown, start: '[' | '{'): unknown {
	if (typeof value !== 'string' || !value.trimStart().startsWith(start)) return undefined;
	try {
		return JSON.parse(value);
	} catch {
		return undefined;
	}
}

function kindOf(value: unknown): string {
	if (Array.isArray(value)) return 'a list';
	switch (typeof value) {
		case 'object':
			return 'an object';
		case 'boolean':
		case 'number':
			return String(value);
		case 'string':
			return 'a text';
		default:
			return `a ${typeof value}`;
	}
}
