import { isRecord } from '@n8n-nodes-recotap/kit/values/isRecord';
import {
	parseBoolean,
	parseEmail,
	parseNumber,
	parseObject,
	parseText,
	parseTexts,
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
		expect(parseNumber(value)).toEqual({ ok: true, value: number });
	});

	it.each([undefined, null, '', ' \n'])('is missing if the value is %j', (value) => {
		expect(parseNumber(value)).toEqual({ ok: true, value: undefined });
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
		expect(parseNumber(value)).toEqual({ ok: false, reason: `must be a number, got ${quoted}` });
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
		expect(parseNumber(value)).toEqual({ ok: true, value: number });
	});

	it.each<[string, string]>([
		['12345678901234567890', "'12345678901234567890'"],
		['-9007199254740993', "'-9007199254740993'"],
		['0.10000000000000000555', "'0.10000000000000000555'"],
		['9'.repeat(400), 'text'],
		[`0.${'0'.repeat(400)}1`, 'text'],
	])('is refused instead of sent as another number: %s', (value, quoted) => {
		const reason = `has too many digits for a number, got ${quoted}. Round it`;
		expect(parseNumber(value)).toEqual({ ok: false, reason });
	});

	it('keeps its digits in JSON text if a text is wanted, and becomes no other number', () => {
		const json =
			'{"ID_C": 12345678901234567890, "AT_C": 1e400, "SMALL_C": 1.50, "T": "1234567890123456789 e5"}';
		const object = parseObject(json);
		const { ID_C, AT_C, SMALL_C, T } = isRecord(object) ? object : {};
		expect(parseText(ID_C)).toEqual({ ok: true, value: '12345678901234567890' });
		expect(parseText(AT_C)).toEqual({ ok: true, value: '1e400' });
		expect([SMALL_C, T]).toEqual([1.5, '1234567890123456789 e5']);
		expect(parseNumber(ID_C)).toEqual({
			ok: false,
			reason: "has too many digits for a number, got '12345678901234567890'. Round it",
		});
		expect(parseTexts('[12345678901234567890]')).toEqual({
			ok: true,
			value: ['12345678901234567890'],
		});
	});

	it.each([2 ** 53, 12_345_678_901_234_567_000, -(2 ** 60), 1e21, 1e-7])(
		'is not parsed from the number %d, whose last digits may be wrong',
		(value) => {
			const reason = `must be entered as text, because a number of this size loses digits (${value})`;
			expect(parseText(value)).toEqual({ ok: false, reason });
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
		expect(parseBoolean(value)).toEqual({ ok: true, value: read });
	});

	it.each<[unknown, string]>([
		['yes', "'yes'"],
		[1, '1'],
		[0, '0'],
		[['true'], 'a list'],
		[{}, 'an object'],
	])('is not parsed from %j', (value, quoted) => {
		const reason = `must be true or false, got ${quoted}`;
		expect(parseBoolean(value)).toEqual({ ok: false, reason });
	});
});

describe('an e-mail address', () => {
	it.each([
		'jane@acme.com',
		' Jane.Doe+crm@acme.co.uk ',
		'"jane doe"@acme.com',
		'jürgen@müller.de',
	])('may be %s', (value) => {
		expect(parseEmail(value)).toEqual({ ok: true, value: value.trim() });
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
		expect(parseEmail(value)).toEqual({
			ok: false,
			reason: expect.stringMatching(/^must be an email address, got /),
		});
	});
});
