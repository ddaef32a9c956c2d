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
 * Building blocks of a row schema. Every message continues the name of the field: "'Domain' " + "is empty".
 * Only what zod 3.25 and zod 4 share: n8n determines the version.
 */

/** How a field parses its values. */
export interface Reader {
	readonly read: (value: unknown) => Read<unknown>;
	/** Whether parsing would return the value unchanged. Returns true only if this is quick to determine. */
	readonly isClean: (value: unknown) => boolean;
}

/** The parsers of the fields created here. */
const READERS = new WeakMap<object, Reader>();

/** A web address as users type it; returns the clean domain. */
export const domain = field(readBy(normaliseDomain), isCleanDomain);

/** The domain of an existing account: a web address as users type it, or a name without a dot; returned clean. */
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

/** Required text. */
export const requiredText = field(required(readText), isCleanText);

/** Optional text; blank counts as missing. */
export const optionalText = field(readText, isAbsentOr(isCleanText));

/** An optional number. */
export const optionalNumber = field(readNumber);

/** A required date; returned as ISO 8601 text. */
export const requiredDate = field(required(readDate));

/** An optional date; returned as ISO 8601 text. */
export const optionalDate = field(readDate);

/** A required e-mail address. */
export const requiredEmail = field(required(readEmail));

/** An optional e-mail address. */
export const optionalEmail = field(readEmail);

/** One of these words, optional. */
export const optionalWord = <Word extends string>(words: readonly Word[]) =>
	field((value) => readWord(words, value));

/** One of these choices, required. */
export const requiredChoice = <Value extends string>(choices: readonly Choice<Value>[]) =>
	field(required((value) => readNamed(choices, value)));

/** A list of texts, or one text with commas; counts as missing if it contains no tag. */
export const tags = field(readTexts, isAbsentOr(isCleanList));

/** Named values, as an object or as JSON text, sent unchanged; blank counts as missing. */
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

/** Parses a value that is required. */
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

/** A field of a row with this parser. */
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

/** The parser of a field; for a field not created by `field`, the one of zod. */
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
