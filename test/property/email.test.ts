import fc from 'fast-check';
import { isEmail as oracle } from 'class-validator';
import { isEmail } from '@n8n-nodes-recotap/kit/values/email';

/** class-validator's `isEmail`: it calls validator.js, which throws for a lone surrogate. */
function accepts(text: string): boolean {
	try {
		return oracle(text);
	} catch {
		return false;
	}
}

const repeat = (unit: fc.Arbitrary<string>, min: number, max: number) =>
	fc.array(unit, { minLength: min, maxLength: max }).map((parts) => parts.join(''));

/** Characters at the limits of what is allowed. */
const odd = fc.constantFrom(
	...'_%@. "\\<>(),:;[]\t\n\0\x7f\x80\xa0\xa1\xa9\u017f\u212a\u2028\u3002\ud7ff\uf8ff\uf900\ufdcf\ufdd0\ufdef\ufdf0\uff20\uff5e\uffef\ufff0\uffff',
	'\ud800',
	'\udfff',
	'😀',
);
const atom = fc.constantFrom(..."abcxyzABC019!#$%&'*+-/=?^_`{|}~éüñ漢あ");
const quoted = fc.oneof(atom, odd, fc.constantFrom('\\"', '\\\\', '"', '\\ü', '\\\n', ' '));

const user = fc.oneof(
	repeat(atom, 1, 12),
	repeat(atom, 60, 66),
	repeat(fc.constantFrom('a', 'ü', '漢'), 20, 40),
	fc.array(repeat(atom, 1, 5), { minLength: 1, maxLength: 4 }).map((words) => words.join('.')),
	repeat(quoted, 0, 8).map((text) => `"${text}"`),
	repeat(fc.oneof({ weight: 9, arbitrary: atom }, { weight: 1, arbitrary: odd }), 0, 8),
	fc.constantFrom('', '"', '""', '.', 'a..b', '.a', 'a.', '<a', 'mailto:a'),
);

const labelCharacter = fc.constantFrom(...'abcxyz019ABCéß漢');
const label = fc.oneof(
	{ weight: 8, arbitrary: repeat(labelCharacter, 1, 8) },
	{ weight: 1, arbitrary: repeat(fc.constantFrom('a', 'ü'), 61, 65) },
	{ weight: 1, arbitrary: repeat(fc.oneof(labelCharacter, odd, fc.constant('-')), 0, 4) },
);
const topLevel = fc.oneof(
	{ weight: 5, arbitrary: fc.constantFrom('com', 'de', 'COM', 'xn--p1ai', 'рф', 'museum') },
	{ weight: 1, arbitrary: fc.constantFrom('c', '4', '42', 'c0m', 'xn', 'xn-', 'xn--', 'co-m', '') },
	{ weight: 1, arbitrary: repeat(fc.oneof(labelCharacter, odd), 1, 3) },
);
const host = fc.oneof(
	{
		weight: 9,
		arbitrary: fc
			.tuple(fc.array(label, { minLength: 1, maxLength: 3 }), topLevel)
			.map(([labels, last]) => [...labels, last].join('.')),
	},
	{
		weight: 1,
		arbitrary: fc
			.integer({ min: 40, max: 130 })
			.map((count) => `${'a.'.repeat(count)}${'b'.repeat(3)}`),
	},
	{
		weight: 1,
		arbitrary: fc.constantFrom('localhost', '1.2.3.4', '[1.2.3.4]', 'a.com.', '', 'a_x.com'),
	},
);

const address = fc.oneof(
	{ weight: 12, arbitrary: fc.tuple(user, host).map((parts) => parts.join('@')) },
	{ weight: 1, arbitrary: fc.emailAddress() },
	{ weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
);

it('accepts exactly the addresses that class-validator accepts', () => {
	const counts = { accepted: 0, refused: 0, quoted: 0, international: 0, long: 0 };
	fc.assert(
		fc.property(address, (text) => {
			const isAccepted = accepts(text);
			expect({ text, isAccepted: isEmail(text) }).toEqual({ text, isAccepted });
			counts[isAccepted ? 'accepted' : 'refused']++;
			if (!isAccepted) return;
			if (text.startsWith('"')) counts.quoted++;
			if (/[^\0-\x7f]/.test(text)) counts.international++;
			if (text.indexOf('@') >= 60) counts.long++;
		}),
		{ numRuns: 10_000 },
	);
	expect(counts.accepted).toBeGreaterThan(1500);
	expect(counts.refused).toBeGreaterThan(1500);
	expect(counts.quoted).toBeGreaterThan(50);
	expect(counts.international).toBeGreaterThan(250);
	expect(counts.long).toBeGreaterThan(25);
}, 120_000);

it('agrees with class-validator on every single character at every position', () => {
	const differing: string[] = [];
	for (let code = 0; code <= 0xffff; code++) {
		const character = String.fromCharCode(code);
		const texts = [
			`a${character}b@acme.com`,
			`"${character}"@acme.com`,
			`"\\${character}"@acme.com`,
			`a@b${character}c.com`,
			`a@acme.c${character}m`,
		];
		differing.push(...texts.filter((text) => isEmail(text) !== accepts(text)));
	}
	expect(differing).toEqual([]);
}, 120_000);
