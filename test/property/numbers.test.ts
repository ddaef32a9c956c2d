import fc from 'fast-check';
import { isRecord } from '@n8n-nodes-recotap/kit/values/isRecord';
import { parsePlain } from '@n8n-nodes-recotap/kit/values/plainJson';
import { parseJson, parseNumber, parseText } from '@n8n-nodes-recotap/kit/values/parse';

/** The digits as an integer, and the number of digits after the decimal point. */
function parse(text: string): { digits: bigint; scale: number } {
	const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e');
	const [whole = '', fraction = ''] = mantissa.split('.');
	return { digits: BigInt(`${whole}${fraction}`), scale: fraction.length - Number(exponent) };
}

/** Whether two decimal texts have the same value, by exact arithmetic. */
function denoteSame(one: string, other: string): boolean {
	const [left, right] = [parse(one), parse(other)];
	const scale = Math.max(left.scale, right.scale);
	const at = ({ digits, scale: own }: typeof left) => digits * 10n ** BigInt(scale - own);
	return at(left) === at(right);
}

const digits = (min: number, max: number) =>
	fc
		.array(fc.constantFrom(...'0123456789'), { minLength: min, maxLength: max })
		.map((list) => list.join(''));

const numberText = fc.oneof(
	fc.integer().map(String),
	fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }).map(String),
	digits(1, 25),
	digits(300, 420),
	fc.tuple(digits(1, 20), digits(1, 25)).map((parts) => parts.join('.')),
	fc.bigInt({ min: 2n ** 53n - 20n, max: 2n ** 53n + 20n }).map(String),
	fc.tuple(digits(1, 3), fc.integer({ min: 0, max: 40 })).map(([a, n]) => a + '0'.repeat(n)),
);

it('parses a number only if its value is exact, and explains a refusal', () => {
	const counts = { accepted: 0, refused: 0 };
	fc.assert(
		fc.property(numberText, fc.constantFrom('', '-', '+'), (text, sign) => {
			const typed = text.startsWith('-') ? text : `${sign}${text}`;
			fc.pre(!typed.includes('e'));
			const isKept =
				Number.isFinite(Number(typed)) && denoteSame(typed.replace('+', ''), String(Number(typed)));
			const read = parseNumber(typed);
			expect({ typed, isTaken: read.ok }).toEqual({ typed, isTaken: isKept });
			if (read.ok) expect(read.value).toBe(Number(typed));
			else expect(read.reason).toMatch(/^has too many digits for a number/);
			counts[read.ok ? 'accepted' : 'refused']++;
		}),
		{ numRuns: 5000 },
	);
	expect(counts.accepted).toBeGreaterThan(1000);
	expect(counts.refused).toBeGreaterThan(1000);
});

it('parses every number of 15 digits, wherever its decimal point is', () => {
	fc.assert(
		fc.property(digits(1, 15), fc.nat(15), (text, at) => {
			const typed = at === 0 || at >= text.length ? text : `${text.slice(0, at)}.${text.slice(at)}`;
			expect(parseNumber(typed)).toEqual({ ok: true, value: Number(typed) });
		}),
	);
});

it('converts a number to text only if no digit was lost', () => {
	const counts = { accepted: 0, refused: 0 };
	const number = fc.oneof(
		fc.double({ noNaN: true, noDefaultInfinity: true }),
		fc.maxSafeInteger(),
		fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }).map(Number),
	);
	fc.assert(
		fc.property(number, (value) => {
			const read = parseText(value);
			counts[read.ok ? 'accepted' : 'refused']++;
			if (!read.ok) return;
			expect(read.value).toMatch(/^-?\d+(\.\d+)?$/);
			expect(Number(read.value)).toBe(value === 0 ? 0 : value);
			expect(Number.isInteger(value) && !Number.isSafeInteger(value)).toBe(false);
		}),
		{ numRuns: 2000 },
	);
	expect(counts.accepted).toBeGreaterThan(400);
	expect(counts.refused).toBeGreaterThan(400);
});

it('keeps all digits of the numbers in a JSON text and distinguishes them from texts', () => {
	const counts = { kept: 0, refused: 0 };
	fc.assert(
		fc.property(
			fc.array(fc.oneof(fc.bigInt(), fc.string(), fc.constant('a "1234567890123456789" b'))),
			(entries) => {
				const json = `[${entries
					.map((entry) => (typeof entry === 'bigint' ? String(entry) : JSON.stringify(entry)))
					.join(',')}]`;
				const read = parseJson(json, '[');
				if (!Array.isArray(read)) throw new Error('Not read');
				expect(read).toHaveLength(entries.length);
				read.forEach((value: unknown, at) => {
					const entry = entries[at];
					const isLong =
						typeof entry === 'bigint' && !denoteSame(String(entry), String(Number(entry)));
					if (isLong) {
						counts.refused++;
						expect(parsePlain(value)).toMatchObject({ ok: false });
						expect(parseText(value)).toEqual({ ok: true, value: String(entry) });
					} else {
						counts.kept++;
						expect(value).toBe(typeof entry === 'bigint' ? Number(entry) : entry);
					}
				});
			},
		),
	);
	expect(counts.kept).toBeGreaterThan(50);
	expect(counts.refused).toBeGreaterThan(50);
});

it('accepts a value only if it survives JSON unchanged', () => {
	const counts = { taken: 0, refused: 0 };
	const leaf = fc.oneof(
		fc.string(),
		fc.boolean(),
		fc.constant(null),
		fc.integer(),
		fc.double(),
		fc.constantFrom<unknown>(
			NaN,
			Infinity,
			5n,
			() => 1,
			Symbol('s'),
			2 ** 60,
			new Date(NaN),
			new Map(),
		),
		fc.date({ noInvalidDate: true }),
	);
	const { value } = fc.letrec((tie) => ({
		value: fc.oneof({ maxDepth: 3 }, leaf, tie('list'), tie('object')),
		list: fc.array(tie('value'), { maxLength: 3 }),
		object: fc.dictionary(fc.string(), tie('value'), { maxKeys: 3 }),
	}));
	fc.assert(
		fc.property(value, (given) => {
			const read = parsePlain(given);
			counts[read.ok ? 'taken' : 'refused']++;
			if (!read.ok) return;
			expect(JSON.parse(JSON.stringify(read.value))).toEqual(positiveZeros(read.value));
			expect(JSON.stringify(read.value)).toBe(JSON.stringify(given));
		}),
		{ numRuns: 2000 },
	);
	expect(counts.taken).toBeGreaterThan(200);
	expect(counts.refused).toBeGreaterThan(200);
});

/** JSON has only one zero. */
function positiveZeros(value: unknown): unknown {
	if (value === 0) return 0;
	if (Array.isArray(value)) return value.map(positiveZeros);
	if (!isRecord(value)) return value;
	return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, positiveZeros(one)]));
}
