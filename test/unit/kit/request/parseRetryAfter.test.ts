import { parseRetryAfter as parse } from '@n8n-nodes-recotap/kit/request/parseRetryAfter';

function parseRetryAfter(header: string | undefined, now: number): number | undefined {
	return parse(header === undefined ? {} : { 'retry-after': header }, now);
}

const NOW = Date.UTC(1994, 10, 6, 8, 49, 0);

describe('a number of seconds', () => {
	it.each([
		['0', 0],
		['1', 1_000],
		['120', 120_000],
		['007', 7_000],
		['\t 5 ', 5_000],
	])('parses %j', (header, ms) => {
		expect(parseRetryAfter(header, NOW)).toBe(ms);
	});
});

describe('the three date formats of RFC 9110', () => {
	it.each([
		['Sun, 06 Nov 1994 08:49:37 GMT', 37_000],
		['Sunday, 06-Nov-94 08:49:37 GMT', 37_000],
		['Sun Nov  6 08:49:37 1994', 37_000],
		['Sun Nov 06 08:49:37 1994', 37_000],
		['Wed Nov 16 08:49:00 1994', 10 * 24 * 3_600_000],
		[' Sun, 06 Nov 1994 08:49:37 GMT ', 37_000],
	])('parses %j', (header, ms) => {
		expect(parseRetryAfter(header, NOW)).toBe(ms);
	});

	it('returns the wait to the millisecond', () => {
		expect(parseRetryAfter('Sun, 06 Nov 1994 08:49:37 GMT', NOW + 1)).toBe(36_999);
	});

	it.each([
		['now', 'Sun, 06 Nov 1994 08:49:00 GMT'],
		['a second ago', 'Sun, 06 Nov 1994 08:48:59 GMT'],
		['years ago', 'Thu, 01 Jan 1970 00:00:00 GMT'],
	])('returns no wait until %s', (_when, header) => {
		expect(parseRetryAfter(header, NOW)).toBe(0);
	});
});

describe('a two-digit year', () => {
	const now = Date.UTC(2026, 0, 1);

	it.each([
		['26', Date.UTC(2026, 10, 6)],
		['76', Date.UTC(2076, 10, 6)],
	])('%s is in this century, up to 50 years ahead', (year, date) => {
		expect(parseRetryAfter(`Friday, 06-Nov-${year} 00:00:00 GMT`, now)).toBe(date - now);
	});

	it.each(['77', '99', '00', '25'])('%s is in the past', (year) => {
		expect(parseRetryAfter(`Friday, 06-Nov-${year} 00:00:00 GMT`, now)).toBe(0);
	});
});

describe('refuses anything else', () => {
	it.each([
		undefined,
		'',
		' ',
		'soon',
		'-1',
		'+1',
		'1.5',
		'1e3',
		'12 s',
		's 12',
		'0x10',
		'٣',
		'Sun, 06 Nov 1994 08:49:37',
		'Sun, 06 Nov 1994 08:49:37 EST',
		'Sun, 06 Nov 1994 08:49:37 +0100',
		'Sun, 06 Nov 1994 08:49:37 GMT, 5',
		'x Sun, 06 Nov 1994 08:49:37 GMT',
		'Sun 06 Nov 1994 08:49:37 GMT',
		'So, 06 Nov 1994 08:49:37 GMT',
		'Sun, 6 Nov 1994 08:49:37 GMT',
		'Sun, 06 nov 1994 08:49:37 GMT',
		'Sun, 06 November 1994 08:49:37 GMT',
		'Sun, 06 Nov 94 08:49:37 GMT',
		'Sun, 06 Nov 1994 8:49:37 GMT',
		'Sun, 06 Nov 1994 08:49 GMT',
		'Sunday, 06-Nov-1994 08:49:37 GMT',
		'Sunday, 6-Nov-94 08:49:37 GMT',
		'Sunday, 06-November-94 08:49:37 GMT',
		'Sunday, 06-nov-94 08:49:37 GMT',
		'Sunday, 06-Nov-94 8:49:37 GMT',
		'Sunday, 06-Nov-94 08:49:37 GMT x',
		'x Sunday, 06-Nov-94 08:49:37 GMT',
		'Sun Nov 6 08:49:37 1994',
		'Sun Nov x6 08:49:37 1994',
		'Sun Nov  x 08:49:37 1994',
		'Sun nov  6 08:49:37 1994',
		'Sun November  6 08:49:37 1994',
		'Sun Nov  6 8:49:37 1994',
		'Sun Nov  6 08:49:37 94',
		'Sun Nov  6 08:49:37 1994 GMT',
		'x Sun Nov  6 08:49:37 1994',
		'1994-11-06T08:49:37Z',
	])('returns undefined for %j', (header) => {
		expect(parseRetryAfter(header, NOW)).toBeUndefined();
	});

	it.each([
		'Sun, 32 Nov 1994 08:49:37 GMT',
		'Sun, 00 Nov 1994 08:49:37 GMT',
		'Sun, 06 Foo 1994 08:49:37 GMT',
		'Sun, 06 Nov 1994 25:00:00 GMT',
		'Sunday, 06-Foo-94 08:49:37 GMT',
		'Sun Foo  6 08:49:37 1994',
		'Thu, 31 Feb 1994 08:49:37 GMT',
		'Thu, 30 Feb 1996 08:49:37 GMT',
		'Sun, 29 Feb 1995 08:49:37 GMT',
		'Thu, 31 Nov 1994 08:49:37 GMT',
		'Thursday, 31-Feb-94 08:49:37 GMT',
		'Thu Feb 31 08:49:37 1994',
		'Sun, 06 Nov 1994 24:00:00 GMT',
		'Sun, 06 Nov 1994 08:60:00 GMT',
		'Sun, 06 Nov 1994 08:49:60 GMT',
		'Sun, 06 Nov 1994 08:49:61 GMT',
	])('returns undefined for a date that does not exist: %j', (header) => {
		expect(parseRetryAfter(header, NOW)).toBeUndefined();
	});
});

describe('a server with another clock', () => {
	const at = (header: string, date: string | undefined): number | undefined =>
		parse({ 'retry-after': header, ...(date === undefined ? {} : { date }) }, NOW);

	it.each([
		['behind by a minute', 'Sun, 06 Nov 1994 08:48:00 GMT', 'Sun, 06 Nov 1994 08:48:05 GMT'],
		['ahead by years', 'Fri, 06 Nov 2026 08:48:00 GMT', 'Fri, 06 Nov 2026 08:48:05 GMT'],
	])('is understood by its own clock: %s', (_, date, until) => {
		expect(at(until, date)).toBe(5000);
	});

	it.each([undefined, '', 'yesterday', 'Sun, 31 Feb 1994 08:49:37 GMT'])(
		'is compared with our clock if its response has no usable date: %j',
		(date) => {
			expect(at('Sun, 06 Nov 1994 08:49:37 GMT', date)).toBe(37_000);
		},
	);

	it('does not change the meaning of seconds', () => {
		expect(at('7', 'Sun, 06 Nov 1994 00:00:00 GMT')).toBe(7000);
	});
});
