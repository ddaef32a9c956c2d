import { parseDate, parseDateTime } from '@n8n-nodes-recotap/kit/values/dateTime';
import { field } from '@n8n-nodes-recotap/kit/values/fields';
import { parsePlainNamed } from '@n8n-nodes-recotap/kit/values/plainJson';
import {
	isBlank,
	kindOf,
	type ParseResult,
	parseBoolean,
	parseNumber,
	parseObject,
	parseText,
	parseTexts,
} from '@n8n-nodes-recotap/kit/values/parse';

type Parser<Value> = (value: unknown) => ParseResult<Value | undefined>;

/** How blank values of a row are treated. */
export interface Reading {
	/** Whether a blank value of a present field is sent as null, which may clear the field, instead of being left out. */
	readonly clearsBlanks: boolean;
}

/** Optional fields, with blank values treated as in `reading`. */
export function optionalFields({ clearsBlanks }: Reading) {
	const optional = <Value>(read: Parser<Value>) =>
		field<Value | null | undefined>((value) =>
			clearsBlanks && value !== undefined && isBlank(value)
				? { ok: true, value: null }
				: read(value),
		);
	return {
		text: optional(parseText),
		number: optional(parseNumber),
		year: optional(parseYear),
		texts: optional(parseTexts),
		timestamp: optional(parseTimestamp),
		flag: optional(parseBoolean),
	};
}

/** A four-digit year ("Bulk create accounts": 1000 to 9999). */
function parseYear(value: unknown): ParseResult<number | undefined> {
	const year = parseNumber(value);
	if (!year.ok || year.value === undefined || (year.value >= 1000 && year.value <= 9999))
		return year;
	return { ok: false, reason: `must be between 1000 and 9999, got ${year.value}` };
}

/** A point in time as ISO text in UTC. Numbers are refused: Octolane would have to guess their unit. */
function parseTimestamp(value: unknown): ParseResult<string | undefined> {
	const date = parseDate(value);
	if (!date.ok || date.value === undefined) return date;
	return { ok: true, value: new Date(parseDateTime(date.value, 'utc')).toISOString() };
}

/**
 * Additional fields, as an object or as JSON text. They are merged into the row unchanged.
 *
 * @param known names that have a column of their own
 */
export function additionalFields(known: ReadonlySet<string>, { clearsBlanks }: Reading) {
	return field<Record<string, unknown>>((value) => {
		const named = parseObject(value);
		if (named === 'none') {
			return {
				ok: false,
				reason: `must be an object such as {"custom__tier": "gold"}, got ${kindOf(value)}`,
			};
		}
		const taken = Object.keys(named ?? {}).find((name) => known.has(name));
		if (taken !== undefined)
			return { ok: false, reason: `contains '${taken}', which has a column of its own` };
		const entries = Object.entries(named ?? {}).flatMap(([name, given]) => {
			if (!isBlank(given)) return [[name, given] as const];
			return clearsBlanks ? [[name, null] as const] : [];
		});
		return parsePlainNamed(Object.fromEntries(entries));
	});
}
