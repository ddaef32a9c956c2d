/** The three date forms that RFC 9110 section 5.6.7 asks a recipient to accept; only the first is still sent. */
const HTTP_DATES = [
	/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\d\d) ([A-Z][a-z]{2}) (\d{4}) (\d\d:\d\d:\d\d) GMT$/,
	/^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (\d\d)-([A-Z][a-z]{2})-(\d\d) (\d\d:\d\d:\d\d) GMT$/,
	/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?<month>[A-Z][a-z]{2}) (?<day>[ \d]\d) (?<time>\d\d:\d\d:\d\d) (?<year>\d{4})$/,
];

/** A larger number of seconds means this many (RFC 9111 section 1.2.2). */
const FAR_AWAY_S = 2 ** 31;

/**
 * How long the server asks us to wait, in ms from now; `undefined` when it does not say so in a form of RFC 9110
 * section 10.2.3 (whole seconds, or an HTTP date). A date in the past is 0.
 *
 * @param headers of the response, names in lower case. A date in `Retry-After` is a time on the server's clock, which
 * `Date` tells; only without one it is held against ours
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

/** Milliseconds since the epoch; `undefined` for anything but a date that exists, in a form of RFC 9110 section 5.6.7. */
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
		// JavaScript takes 31 February for 3 March: only what it prints again exists.
		const isDate = !Number.isNaN(parsed) && new Date(parsed).toUTCString().endsWith(text);
		return isDate ? parsed : undefined;
	}
	return undefined;
}

/** A two-digit year more than 50 years ahead means the last century (RFC 9110 section 5.6.7). */
function nearestYear(twoDigits: number, now: number): number {
	const thisYear = new Date(now).getUTCFullYear();
	const year = thisYear - (thisYear % 100) + twoDigits;
	return year > thisYear + 50 ? year - 100 : year;
}
