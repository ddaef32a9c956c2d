import { tryToParseDateTime } from 'n8n-workflow';
import { isRecord } from './isRecord';
import { type ParseResult, parseText, quote } from './parse';

/*
 * Dates and times: as people and CRM systems give them, and as APIs tell them.
 */

const ISO_DATE =
	/^(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;

/**
 * A date, or a date with a time, as ISO 8601 text, or as a date object of n8n's expressions. A number is refused:
 * seconds and milliseconds cannot be distinguished.
 *
 * @returns ISO 8601 text
 */
export function parseDate(value: unknown): ParseResult<string | undefined> {
	const text = parseText(toIso(value));
	if (text.ok && text.value === undefined) return { ok: true, value: undefined };
	if (text.ok && text.value !== undefined && typeof value !== 'number') {
		const day = ISO_DATE.exec(text.value)?.[1];
		if (day !== undefined && isCalendarDay(day) && !Number.isNaN(Date.parse(text.value))) {
			return { ok: true, value: text.value };
		}
	}
	return { ok: false, reason: `must be a date such as 2026-04-30, got ${quote(value)}` };
}

/** What a time without a zone means: the API's clock is set to UTC, or nobody can tell. */
export type MissingZone = 'utc' | 'unknown';

const WITH_ZONE = /T.*(?:Z|[+-]\d\d(?::?\d\d)?)$/i;
const WITHOUT_ZONE = /[T ]\d+:[\d:.]+$/;

/**
 * A time as APIs and HTTP headers tell it, ms since the epoch; NaN if the text is none. JavaScript alone would read one
 * without a zone by the clock of the machine that runs n8n.
 */
export function parseDateTime(text: string, missingZone: MissingZone): number {
	if (missingZone === 'unknown') return WITH_ZONE.test(text) ? Date.parse(text) : NaN;
	return Date.parse(WITHOUT_ZONE.test(text) ? `${text}Z` : text);
}

/**
 * A time as n8n's forms and expressions give it.
 *
 * @param zone what one without a zone means, by its IANA name
 * @returns ISO 8601 in UTC; `undefined` if the value is no time
 */
export function parseLocalTime(value: unknown, zone: string): string | undefined {
	try {
		return tryToParseDateTime(value, zone).toUTC().toISO() ?? undefined;
	} catch {
		return undefined;
	}
}

/** The ISO 8601 text of a date object of JavaScript or of n8n's expressions; any other value unchanged. */
function toIso(value: unknown): unknown {
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? value : value.toISOString();
	return isLuxon(value) ? (value.toISO() ?? value) : value;
}

/** Whether a value is a Luxon date, as n8n's expressions use it. */
function isLuxon(value: unknown): value is { toISO(): unknown } {
	return isRecord(value) && typeof value.toISO === 'function';
}

/** JavaScript parses 31 April as 1 May. */
function isCalendarDay(day: string): boolean {
	const date = new Date(`${day}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
