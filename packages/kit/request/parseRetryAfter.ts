/** The three date formats that RFC 9110 section 5.6.7 requires recipients to accept; only the first is still in use. */
const HTTP_DATES = [
	/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\d\d) ([A-Z][a-z]{2}) (\d{4}) (\d\d:\d\d:\d\d) GMT$/,
	/^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (\d\d)-([A-Z][a-z]{2})-(\d\d) (\d\d:\d\d:\d\d) GMT$/,
	/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?<month>[A-Z][a-z]{2}) (?<day>[ \d]\d) (?<time>\d\d:\d\d:\d\d) (?<year>\d{4})$/,
];

/** Upper limit for a number of seconds (RFC 9111 section 1.2.2). */
const FAR_AWAY_S = 2 ** 31;

/**
 * The wait requested by the server, in ms from now; `undefined` without a value in a format of RFC 9110 section 10.2.3
 * (whole seconds, or an HTTP date). 0 for a date in the past.
 *
 * @param headers of the response, names in lower case. A date in `Retry-After` is relative to the server's clock, given
 * by `Date`; without that header our clock is used
 * @param now milliseconds since the epoch, by our clock
 */
export function parseRetryAfter(
	headers: Readonly<Record<string, string>>,
	now: number,
): number | undefined {
	const value = headers['retry-after']?.trim() ?? '';
	if (/^\d+$/.test(value)) return Math.min(Number(value), FAR_AWAY_S) * 1000;
	const date = parseHttpDate(value, now);
	if (date === undefined) return undefined;
	return Math.max(0, date - (parseHttpDate(headers.date, now) ?? now));
}

/**
 * Milliseconds since the epoch; `undefined` for anything but an existing date in a format of RFC 9110 section 5.6.7.
 */
function parseHttpDate(header: string | undefined, now: number): number | undefined {
	const value = header?.trim() ?? '';
	for (const form of HTTP_DATES) {
		const match = form.exec(value);
		if (match === null) continue;
		const { day, month, year, time } = match.groups ?? {
			day: match[1],
			month: match[2],
			year: match[3],
			time: match[4],
		};
		const fullYear = year?.length === 2 ? nearestYear(Number(year), now) : year;
		const text = `${day?.trim().padStart(2, '0')} ${month} ${fullYear} ${time} GMT`;
		const parsed = Date.parse(text);
		// JavaScript parses 31 February as 3 March: only a date that prints the same text exists.
		const isDate = !Number.isNaN(parsed) && new Date(parsed).toUTCString().endsWith(text);
		return isDate ? parsed : undefined;
	}
	return undefined;
}

/** A two-digit year more than 50 years in the future belongs to the last century (RFC 9110 section 5.6.7). */
function nearestYear(twoDigits: number, now: number): number {
	const thisYear = new Date(now).getUTCFullYear();
	const year = thisYear - (thisYear % 100) + twoDigits;
	return year > thisYear + 50 ? year - 100 : year;
}
