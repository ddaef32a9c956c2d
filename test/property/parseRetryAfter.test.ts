import fc from 'fast-check';
import { parseRetryAfter as parse } from '@n8n-nodes-recotap/kit/request/parseRetryAfter';

const parseRetryAfter = (header: string, now: number): number | undefined =>
	parse({ 'retry-after': header }, now);

const second = 1000;
/** Whole seconds, as in HTTP dates, in all four-digit years, ms since the epoch. */
const instant = fc
	.date({ min: new Date('1900-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
	.map((date) => Math.floor(date.getTime() / second) * second);
const now = fc.date({
	min: new Date('2020-01-01'),
	max: new Date('2050-01-01'),
	noInvalidDate: true,
});

/** A date in the three forms of RFC 9110 section 5.6.7. */
function imfFixdate(date: number): string {
	return new Date(date).toUTCString();
}

function rfc850(date: number): string {
	const [, day = '', month = '', year = '', time = ''] = imfFixdate(date).split(' ');
	const weekday = new Intl.DateTimeFormat('en-US', { weekday: 'long', timeZone: 'UTC' });
	return `${weekday.format(date)}, ${day}-${month}-${year.slice(2)} ${time} GMT`;
}

function asctime(date: number): string {
	const [weekday = '', day = '', month = '', year = '', time = ''] = imfFixdate(date).split(' ');
	return `${weekday.slice(0, 3)} ${month} ${day.replace(/^0/, ' ')} ${time} ${year}`;
}

const digits = fc.bigInt({ min: 0n, max: 10n ** 400n }).map(String);

it('never returns a negative wait or NaN', () => {
	const texts = fc.oneof(
		fc.string(),
		fc.stringMatching(/^\s*\d+\s*$/),
		digits,
		...[imfFixdate, rfc850, asctime].map((print) => instant.map(print)),
	);
	fc.assert(
		fc.property(texts, now, (header, today) => {
			const wait = parseRetryAfter(header, today.getTime());
			if (wait !== undefined) expect(wait).toBeGreaterThanOrEqual(0);
		}),
		{ numRuns: 1000 },
	);
});

it('returns seconds exactly', () => {
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 10 ** 9 }), now, (seconds, today) => {
			expect(parseRetryAfter(String(seconds), today.getTime())).toBe(seconds * second);
		}),
	);
});

it('leads to a time that can be represented, however long the wait', () => {
	fc.assert(
		fc.property(digits, now, (header, today) => {
			const wait = parseRetryAfter(header, today.getTime()) ?? NaN;
			expect(new Date(today.getTime() + wait).getTime()).not.toBeNaN();
		}),
	);
});

it.each([
	['IMF-fixdate', imfFixdate],
	['asctime', asctime],
])('waits until the date, or not at all if it is past: %s', (_form, print) => {
	fc.assert(
		fc.property(instant, now, (date, today) => {
			const wait = Math.max(0, date - today.getTime());
			expect(parseRetryAfter(print(date), today.getTime())).toBe(wait);
		}),
		{ numRuns: 500 },
	);
});

it('waits until a date with a two-digit year up to half a century ahead', () => {
	const years = 365 * 86_400 * second;
	fc.assert(
		fc.property(now, fc.integer({ min: 0, max: 49 * years }), (today, ahead) => {
			const date = Math.ceil((today.getTime() + ahead) / second) * second;
			expect(parseRetryAfter(rfc850(date), today.getTime())).toBe(date - today.getTime());
		}),
		{ numRuns: 500 },
	);
});
