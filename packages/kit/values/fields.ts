import { z } from 'zod';
import { isCleanDomain, normaliseDomain, normaliseKnownDomain } from './normaliseDomain';
import type { Choice } from './column';
import { parseDate } from './dateTime';
import { parsePlainNamed } from './plainJson';
import {
	isCleanList,
	isCleanText,
	kindOf,
	type ParseResult,
	parseEmail,
	parseNamed,
	parseNumber,
	parseObject,
	parseText,
	parseTexts,
	parseWord,
} from './parse';

/*
 * Building blocks of a row schema. Every message continues the name of the field: "'Domain' " + "is empty".
 * Only what zod 3.25 and zod 4 share: n8n determines the version.
 */

/** How a field parses its values. */
export interface FieldParser {
	readonly parse: (value: unknown) => ParseResult<unknown>;
	/** Whether parsing would give the value back as it is. Only says yes when that is quick to tell. */
	readonly isClean: (value: unknown) => boolean;
}

/** The parsers of the fields created here. */
const PARSERS = new WeakMap<object, FieldParser>();

/** A web address as users type it; returns the clean domain. */
export const domain = field(parseBy(normaliseDomain), isCleanDomain);

/** The domain of an existing account: a web address as users type it, or a name without a dot; returned clean. */
export const knownDomain = field(parseBy(normaliseKnownDomain), isCleanDomain);

function parseBy(normalise: typeof normaliseDomain): (value: unknown) => ParseResult<string> {
	return (value) => {
		const text = parseText(value);
		if (!text.ok) return text;
		if (text.value === undefined) return empty;
		const cleaned = normalise(text.value);
		return cleaned.ok ? { ok: true, value: cleaned.domain } : cleaned;
	};
}

/** Required text. */
export const requiredText = field(required(parseText), isCleanText);

/** Optional text; blank counts as missing. */
export const optionalText = field(parseText, isAbsentOr(isCleanText));

/** An optional number. */
export const optionalNumber = field(parseNumber);

/** A required date; returned as ISO 8601 text. */
export const requiredDate = field(required(parseDate));

/** An optional date; returned as ISO 8601 text. */
export const optionalDate = field(parseDate);

/** A required e-mail address. */
export const requiredEmail = field(required(parseEmail));

/** An optional e-mail address. */
export const optionalEmail = field(parseEmail);

/** One of these words, optional. */
export const optionalWord = <Word extends string>(words: readonly Word[]) =>
	field((value) => parseWord(words, value));

/** One of these choices, required. */
export const requiredChoice = <Value extends string>(choices: readonly Choice<Value>[]) =>
	field(required((value) => parseNamed(choices, value)));

/** A list of texts, or one text with commas; counts as missing if it contains no tag. */
export const tags = field(parseTexts, isAbsentOr(isCleanList));

/** Named values, as an object or as JSON text, sent unchanged; blank counts as missing. */
export const namedValues = field<Record<string, unknown> | undefined>((value) => {
	const named = parseObject(value);
	if (named === undefined) return { ok: true, value: undefined };
	return named === 'none'
		? {
				ok: false,
				reason: `must be an object such as {"CONTRACT_VALUE_C": 75000}, got ${kindOf(value)}`,
			}
		: parsePlainNamed(named);
}, isAbsentOr());

const empty = { ok: false, reason: 'is empty' } as const;

/** Parses a value that must be there. */
export function required<Value>(
	parse: (value: unknown) => ParseResult<Value | undefined>,
): (value: unknown) => ParseResult<Value> {
	return (value) => {
		const result = parse(value);
		if (!result.ok) return result;
		return result.value === undefined ? empty : { ok: true, value: result.value };
	};
}

function isAbsentOr(isClean: FieldParser['isClean'] = () => false): FieldParser['isClean'] {
	return (value) => value === undefined || isClean(value);
}

/** A field of a row, parsed this way. */
export function field<Value>(
	parse: (value: unknown) => ParseResult<Value>,
	isClean: FieldParser['isClean'] = () => false,
) {
	const schema = z.unknown().transform((value, context): Value => {
		const result = parse(value);
		if (result.ok) return result.value;
		context.addIssue({ code: 'custom', message: result.reason });
		return z.NEVER;
	});
	PARSERS.set(schema, { parse, isClean });
	return schema;
}

/** How a field parses a value; of a field that was not made by `field`, whatever zod makes of it. */
export function parserOf(schema: z.ZodTypeAny): FieldParser {
	return (
		PARSERS.get(schema) ?? {
			parse: (value) => {
				const result = schema.safeParse(value);
				return result.success
					? { ok: true, value: result.data as unknown }
					: { ok: false, reason: result.error.message };
			},
			isClean: () => false,
		}
	);
}
