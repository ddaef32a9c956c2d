import { z } from 'zod';
import { isCleanDomain, normaliseDomain, normaliseKnownDomain } from './normaliseDomain';
import type { Choice } from './column';
import { readPlainNamed } from './plain';
import {
	isCleanList,
	isCleanText,
	kindOf,
	type Read,
	readDate,
	readEmail,
	readNamed,
	readNumber,
	readObject,
	readText,
	readTexts,
	readWord,
} from './parse';

/*
 * Building blocks of a row. Every message continues the name of the field: "'Domain' " + "is empty".
 * Only what zod 3.25 and zod 4 share: n8n decides which of the two we get.
 */

/** How a field reads its values. */
export interface Reader {
	readonly read: (value: unknown) => Read<unknown>;
	/** Whether reading would give the value back as it is. Only says yes when that is quick to tell. */
	readonly isClean: (value: unknown) => boolean;
}

/** Of the fields made here. */
const READERS = new WeakMap<object, Reader>();

/** A web address as people type it; gives the clean domain. */
export const domain = field(readBy(normaliseDomain), isCleanDomain);

/** The domain of an account that exists: a web address as people type it, or a name without a dot; gives it clean. */
export const knownDomain = field(readBy(normaliseKnownDomain), isCleanDomain);

function readBy(normalise: typeof normaliseDomain): (value: unknown) => Read<string> {
	return (value) => {
		const text = readText(value);
		if (!text.ok) return text;
		if (text.value === undefined) return empty;
		const cleaned = normalise(text.value);
		return cleaned.ok ? { ok: true, value: cleaned.domain } : cleaned;
	};
}

/** Text that must be there. */
export const requiredText = field(required(readText), isCleanText);

/** Text that may be missing; blank counts as missing. */
export const optionalText = field(readText, isAbsentOr(isCleanText));

/** A number that may be missing. */
export const optionalNumber = field(readNumber);

/** A date that must be there; gives ISO 8601 text. */
export const requiredDate = field(required(readDate));

/** A date that may be missing; gives ISO 8601 text. */
export const optionalDate = field(readDate);

/** An e-mail address that must be there. */
export const requiredEmail = field(required(readEmail));

/** An e-mail address that may be missing. */
export const optionalEmail = field(readEmail);

/** One of these words, that may be missing. */
export const optionalWord = <Word extends string>(words: readonly Word[]) =>
	field((value) => readWord(words, value));

/** One of these choices, that must be there. */
export const requiredChoice = <Value extends string>(choices: readonly Choice<Value>[]) =>
	field(required((value) => readNamed(choices, value)));

/** A list of texts, or one text with commas; without a single tag it counts as missing. */
export const tags = field(readTexts, isAbsentOr(isCleanList));

/** Named values, as an object or as JSON text, that travel as they are; blank counts as missing. */
export const namedValues = field<Record<string, unknown> | undefined>((value) => {
	const named = readObject(value);
	if (named === undefined) return { ok: true, value: undefined };
	return named === 'none'
		? {
				ok: false,
				reason: `must be an object such as {"CONTRACT_VALUE_C": 75000}, got ${kindOf(value)}`,
			}
		: readPlainNamed(named);
}, isAbsentOr());

const empty = { ok: false, reason: 'is empty' } as const;

/** Reads a value that must be there. */
export function required<Value>(
	read: (value: unknown) => Read<Value | undefined>,
): (value: unknown) => Read<Value> {
	return (value) => {
		const result = read(value);
		if (!result.ok) return result;
		return result.value === undefined ? empty : { ok: true, value: result.value };
	};
}

function isAbsentOr(isClean: Reader['isClean'] = () => false): Reader['isClean'] {
	return (value) => value === undefined || isClean(value);
}

/** A field of a row, read this way. */
export function field<Value>(
	read: (value: unknown) => Read<Value>,
	isClean: Reader['isClean'] = () => false,
) {
	const schema = z.unknown().transform((value, context): Value => {
		const result = read(value);
		if (result.ok) return result.value;
		context.addIssue({ code: 'custom', message: result.reason });
		return z.NEVER;
	});
	READERS.set(schema, { read, isClean });
	return schema;
}

/** How a field reads a value; of a field that was not made by `field`, whatever zod makes of it. */
export function readerOf(schema: z.ZodTypeAny): Reader {
	return (
		READERS.get(schema) ?? {
			read: (value) => {
				const result = schema.safeParse(value);
				return result.success
					? { ok: true, value: result.data as unknown }
					: { ok: false, reason: result.error.message };
			},
			isClean: () => false,
		}
	);
}
