import { isRecord } from '@n8n-nodes-recotap/kit/values/isRecord';
import {
	readBoolean,
	readDate,
	readEmail,
	readNumber,
	readObject,
	readText,
	readTexts,
} from '@n8n-nodes-recotap/kit/values/parse';

describe('a number', () => {
	it.each([
		[42, 42],
		[-0.5, -0.5],
		['42', 42],
		[' 4.50 ', 4.5],
		['-7', -7],
		['+7', 7],
	])('is parsed from %j', (value, number) => {
		expect(readNumber(value)).toEqual({ ok: true, value: number });
	});

	it.each([undefined, null, '', ' \n'])('is missing if the value is %j', (value) => {
		expect(readNumber(value)).toEqual({ ok: true, value: undefined });
	});

	it.each<[unknown, string]>([
		['1,000', "'1,000'"],
		['1.000.000', "'1.000.000'"],
		['12 EUR', "'12 EUR'"],
		['.5', "'.5'"],
		['5.', "'5.'"],
		['1e3', "'1e3'"],
		['0x10', "'0x10'"],
		['many', "'many'"],
		['9'.repeat(51) + 'x', 'text'],
		[NaN, 'NaN'],
		[Infinity, 'Infinity'],
		[true, 'true'],
		[[5], 'a list'],
		[{}, 'an object'],
	])('is not parsed from %j, which is ambiguous', (value, quoted) => {
		expect(readNumber(value)).toEqual({ ok: false, reason: `must be a number, got ${quoted}` });
	});
});

describe('a number with more digits than a JavaScript number keeps', () => {
	it.each([
		['0.1', 0.1],
		['1.10', 1.1],
		['007', 7],
		['-0', -0],
		['0.000', 0],
		['9007199254740992', 2 ** 53],
		['100000000000000000000000', 1e23],
		['0.30000000000000004', 0.1 + 0.2],
		['0.00000012500', 1.25e-7],
	])('is not parsed from %s, which is kept as it is', (value, number) => {
		expect(readNumber(value)).toEqual({ ok: true, value: number });
	});

	it.each<[string, string]>([
		['12345678901234567890', "'12345678901234567890'"],
		['-9007199254740993', "'-9007199254740993'"],
		['0.10000000000000000555', "'0.10000000000000000555'"],
		['9'.repeat(400), 'text'],
		[`0.${'0'.repeat(400)}1`, 'text'],
	])('is refused instead of sent as another number: %s', (value, quoted) => {
		const reason = `has too many digits for a number, got ${quoted}. Round it`;
		expect(readNumber(value)).toEqual({ ok: false, reason });
	});

	it('keeps its digits in JSON text if a text is wanted, and becomes no other number', () => {
		const json =
			'{"ID_C": 12345678901234567890, "AT_C": 1e400, "SMALL_C": 1.50, "T": "1234567890123456789 e5"}';
		const object = readObject(json);
		const { ID_C, AT_C, SMALL_C, T } = isRecord(object) ? object : {};
		expect(readText(ID_C)).toEqual({ ok: true, value: '12345678901234567890' });
		expect(readText(AT_C)).toEqual({ ok: true, value: '1e400' });
		expect([SMALL_C, T]).toEqual([1.5, '1234567890123456789 e5']);
		expect(readNumber(ID_C)).toEqual({
			ok: false,
			reason: "has too many digits for a number, got '12345678901234567890'. Round it",
		});
		expect(readTexts('[12345678901234567890]')).toEqual({
			ok: true,
			value: ['12345678901234567890'],
		});
	});

	it.each([2 ** 53, 12_345_678_901_234_567_000, -(2 ** 60), 1e21, 1e-7])(
		'is not parsed from the number %d, whose last digits may be wrong',
		(value) => {
			const reason = `must be entered as text, because a number of this size loses digits (${value})`;
			expect(readText(value)).toEqual({ ok: false, reason });
		},
	);
});

describe('a boolean', () => {
	it.each([
		[true, true],
		[false, false],
		['true', true],
		[' FALSE\n', false],
	])('is parsed from %j', (value, read) => {
		expect(readBoolean(value)).toEqual({ ok: true, value: read });
	});

	it.each<[unknown, string]>([
		['yes', "'yes'"],
		[1, '1'],
		[0, '0'],
		[['true'], 'a list'],
		[{}, 'an object'],
	])('is not parsed from %j', (value, quoted) => {
		const reason = `must be true or false, got ${quoted}`;
		expect(readBoolean(value)).toEqual({ ok: false, reason });
	});
});

describe('an e-mail address', () => {
	it.each([
		'jane@acme.com',
		' Jane.Doe+crm@acme.co.uk ',
		'"jane doe"@acme.com',
		'jürgen@müller.de',
	])('may be %s', (value) => {
		expect(readEmail(value)).toEqual({ ok: true, value: value.trim() });
	});

	it.each([
		'jane@acme.c',
		'<a@acme.com>',
		'mailto:a@acme.com',
		'a..b@acme.com',
		'a@acme_x.com',
		'a@1.2.3.4',
		'a@localhost',
		`${'a'.repeat(65)}@acme.com`,
		`${'ü'.repeat(33)}@acme.com`,
		`a@${'b'.repeat(64)}.com`,
	])('may not be %s, because the API would refuse the whole request', (value) => {
		expect(readEmail(value)).toEqual({
			ok: false,
			reason: expect.stringMatching(/^must be an email address, got /),
		});
	});
});

describe('a date', () => {
	it.each([
		'2026-04-30',
		'2024-02-29',
		'2026-04-30T10:00',
		'2026-04-30T10:00:00',
		'2026-04-30T10:00:00.123456Z',
		'2026-04-30T10:00:00+02:00',
		'2026-04-30T10:00:00-0530',
	])('is kept unchanged: %s', (value) => {
		expect(readDate(` ${value} `)).toEqual({ ok: true, value });
	});

	it('may be a date object, as returned by expressions and code', () => {
		const text = '2026-04-30T10:00:00.000+02:00';
		expect(readDate({ toISO: () => text })).toEqual({ ok: true, value: text });
		expect(readDate(new Date(Date.UTC(2026, 3, 30)))).toEqual({
			ok: true,
			value: '2026-04-30T00:00:00.000Z',
		});
	});

	it.each([undefined, null, '', ' '])('is missing if the value is %j', (value) => {
		expect(readDate(value)).toEqual({ ok: true, value: undefined });
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
		expect(readDate(value)).toEqual({
			ok: false,
			reason: `must be a date such as 2026-04-30, got ${quoted}`,
		});
	});
});
