import fc from 'fast-check';
import { bodyParser } from '@n8n-nodes-recotap/kit/n8n/http/bodyParser';

/** Characters that a header can carry, including many that JSON escapes. */
const key = fc
	.string({
		unit: fc.constantFrom(...'/\\"&.+*?$()[]ab09zZ-_ %<>=;#'),
		minLength: 4,
		maxLength: 30,
	})
	.map((text) => text.trim())
	.filter((text) => text.length >= 4);

/** Writes a text as JSON, each character literally, with a backslash or by its code, according to the choices. */
function write(text: string, choices: readonly number[]): string {
	const letters = text.split('').map((letter, index) => {
		const choice = choices[index % choices.length] ?? 0;
		const hex = letter.charCodeAt(0).toString(16).padStart(4, '0');
		if (choice === 0) return JSON.stringify(letter).slice(1, -1);
		if (choice === 1 && letter === '/') return '\\/';
		return `\\u${choice === 2 ? hex.toUpperCase() : hex}`;
	});
	return `"${letters.join('')}"`;
}

const choices = fc.array(fc.constantFrom(0, 1, 2, 3), { minLength: 1, maxLength: 7 });
/** The location of the key in a response. */
const placeAround = fc.constantFrom<(text: string) => string>(
	(text) => text,
	(text) => `{"message":${text}}`,
	(text) => `{${text}:1}`,
	(text) => `{"data":[{"a":[1,{${text}:[${text}]}]}]}`,
	(text) => JSON.stringify({ upstream: `{"key":${text}}` }),
	(text) => JSON.stringify({ upstream: JSON.stringify({ upstream: text }) }),
);

it('never returns the key, however and wherever a server writes it', () => {
	let hidden = 0;
	fc.assert(
		fc.property(
			key,
			choices,
			placeAround,
			fc.string(),
			fc.string(),
			(secret, how, around, before, after) => {
				const said = write(before + secret + after, how);
				const body = around(said);
				JSON.parse(body);
				if (!body.includes(secret)) hidden++;

				const text = JSON.stringify(bodyParser(secret)(body));
				expect(text).toContain('[API key]');
				// A text within a text is parsed as its consumer would parse it.
				for (let inner = text, depth = 0; depth < 4; depth++) {
					expect(inner).not.toContain(secret);
					inner = inner.replace(
						/\\(?:u([\da-f]{4})|(.))/gi,
						(_all, hex: string | undefined, one) =>
							hex === undefined ? String(one) : String.fromCharCode(Number.parseInt(hex, 16)),
					);
				}
			},
		),
	);
	expect(hidden).toBeGreaterThan(20);
});

/** How pages and gateways escape a text that they repeat in a URL or in HTML. */
const encoders: readonly ((text: string) => string)[] = [
	encodeURIComponent,
	(text) => encodeURIComponent(text).replace(/%[\dA-F]{2}/g, (hex) => hex.toLowerCase()),
	(text) => encodeURIComponent(text).replaceAll('%20', '+'),
	(text) => encodeURIComponent(encodeURIComponent(text)),
	(text) =>
		text
			.replaceAll('&', '&amp;')
			.replaceAll('<', '&lt;')
			.replaceAll('>', '&gt;')
			.replaceAll('"', '&quot;')
			.replaceAll("'", '&#39;'),
	(text) => text.replace(/[^\w ]/g, (letter) => `&#x${letter.charCodeAt(0).toString(16)};`),
	(text) => text.replace(/\W/g, (letter) => `&#x${hexOf(letter).toUpperCase()};`),
	(text) => text.replace(/\W/g, (letter) => `&#${letter.charCodeAt(0)};`),
	(text) => text.replace(/\W/g, (letter) => `&#0${letter.charCodeAt(0)};`),
];
const hexOf = (letter: string) => letter.charCodeAt(0).toString(16);

it('never returns the key in the escapes of URLs or HTML', () => {
	let changed = 0;
	fc.assert(
		fc.property(
			key,
			fc.constantFrom(...encoders),
			fc.constantFrom<(text: string) => string>(
				(text) => `<p>${text}</p>`,
				(text) => JSON.stringify({ message: `for ${text}` }),
			),
			(secret, encode, around) => {
				const written = encode(secret);
				if (written !== secret) changed++;
				const text = JSON.stringify(bodyParser(secret)(around(`x ${written} y`)));
				expect(text).toMatch(/x \[API key\] y/);
			},
		),
		{ numRuns: 1000 },
	);
	expect(changed).toBeGreaterThan(300);
});

it('leaves a response without the key unchanged', () => {
	fc.assert(
		fc.property(key, fc.json(), (secret, body) => {
			fc.pre(!JSON.stringify(JSON.parse(body)).includes(secret.slice(0, 2)));
			expect(bodyParser(secret)(body)).toEqual(JSON.parse(body));
		}),
	);
});

it('never returns a key of digits as a number', () => {
	expect(bodyParser('4711471147')('{"key":4711471147}')).toEqual({ key: '[API key]' });
});

it('never returns the key in a body that is not JSON or nested too deep', () => {
	expect(bodyParser('ab/cd')('<b>ab/cd</b> ab\\/cd')).toBe('<b>[API key]</b> [API key]');
	const depth = 100_000;
	const deep = bodyParser('ab/cd')(`${'['.repeat(depth)}"ab\\/cd"${']'.repeat(depth)}`);
	expect(deep).toBe(`${'['.repeat(depth)}"[API key]"${']'.repeat(depth)}`);
});

it('returns everything unchanged if there is no key', () => {
	expect(bodyParser('')('{"a":"\\/"}')).toEqual({ a: '/' });
	expect(bodyParser('')('half {')).toBe('half {');
});
