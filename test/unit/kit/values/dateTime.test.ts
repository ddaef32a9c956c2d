import { parseDate, parseDateTime } from '@n8n-nodes-recotap/kit/values/dateTime';

describe('a date', () => {
	it.each([
		'2026-04-30',
		'2024-02-29',
		'2026-04-30T10:00',
		'2026-04-30T10:00:00',
		'2026-04-30T10:00:00.123456Z',
		'2026-04-30T10:00:00+02:00',
		'2026-04-30T10:00:00-0530',
	])('is kept as it is: %s', (value) => {
		expect(parseDate(` ${value} `)).toEqual({ ok: true, value });
	});

	it('may be a date object, as returned by expressions and code', () => {
		const text = '2026-04-30T10:00:00.000+02:00';
		expect(parseDate({ toISO: () => text })).toEqual({ ok: true, value: text });
		expect(parseDate(new Date(Date.UTC(2026, 3, 30)))).toEqual({
			ok: true,
			value: '2026-04-30T00:00:00.000Z',
		});
	});

	it.each([undefined, null, '', ' '])('may be left out: %j', (value) => {
		expect(parseDate(value)).toEqual({ ok: true, value: undefined });
	});

	it.each<[unknown, string]>([
		['30.04.2026', "'30.04.2026'"],
		['04/30/2026', "'04/30/2026'"],
		['2026-04-31', "'2026-04-31'"],
		['2026-02-29', "'2026-02-29'"],
		['2026-13-01', "'2026-13-01'"],
		['2026-04-30T25:00', "'2026-04-30T25:00'"],
		['2026-04-30 10:00', "'2026-04-30 10:00'"],
		['x2026-04-30', "'x2026-04-30'"],
		['2026-04-30Z', "'2026-04-30Z'"],
		['next week', "'next week'"],
		[1_777_543_200_000, '1777543200000'],
		[new Date(NaN), 'an object'],
		[{ toISO: () => null }, 'an object'],
		[{ toISO: 'x' }, 'an object'],
		[['2026-04-30'], 'a list'],
		[true, 'true'],
	])('is not parsed from %j, which is ambiguous', (value, quoted) => {
		expect(parseDate(value)).toEqual({
			ok: false,
			reason: `must be a date such as 2026-04-30, got ${quoted}`,
		});
	});
});

describe('a time that an API tells', () => {
	const TEN = Date.UTC(2026, 3, 30, 10);

	it.each(['2026-04-30T10:00:00Z', '2026-04-30T12:00:00.000+02:00', '2026-04-30T12:00:00+0200'])(
		'counts by its own zone: %s',
		(text) => {
			expect(parseDateTime(text, 'utc')).toBe(TEN);
			expect(parseDateTime(text, 'unknown')).toBe(TEN);
		},
	);

	it.each(['2026-04-30T10:00:00.000', '2026-04-30 10:00'])(
		'does not depend on the zone of the machine: %s',
		(text) => {
			expect(parseDateTime(text, 'utc')).toBe(TEN);
			expect(parseDateTime(text, 'unknown')).toBeNaN();
		},
	);

	it('may be that of an HTTP header', () => {
		expect(parseDateTime('Thu, 30 Apr 2026 10:00:00 GMT', 'utc')).toBe(TEN);
	});

	it.each(['', 'soon'])('is not taken from %j', (text) => {
		expect(parseDateTime(text, 'utc')).toBeNaN();
		expect(parseDateTime(text, 'unknown')).toBeNaN();
	});
});
