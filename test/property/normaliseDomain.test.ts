import fc from 'fast-check';
import { normaliseDomain } from '@n8n-nodes-recotap/kit/values/normaliseDomain';

const addressLike = fc
	.array(
		fc.constantFrom(
			...[
				'http',
				's',
				':',
				'/',
				'//',
				'www.',
				'.',
				'acme',
				'com',
				'ä',
				'@',
				' ',
				',',
				'-',
				'1',
				'?',
				'#',
				'。',
				'\\',
				'"',
			],
		),
		{ maxLength: 12 },
	)
	.map((parts) => parts.join(''));

const domain = fc.domain().filter((name) => !name.startsWith('www.'));

it('returns a clean domain unchanged', () => {
	fc.assert(
		fc.property(fc.oneof(fc.string({ unit: 'binary' }), addressLike, fc.webUrl()), (typed) => {
			const once = normaliseDomain(typed);
			if (once.ok) expect(normaliseDomain(once.domain)).toEqual(once);
		}),
		{ numRuns: 2000 },
	);
});

it('returns only lower-case ASCII host names', () => {
	fc.assert(
		fc.property(fc.oneof(fc.string({ unit: 'binary' }), addressLike), (typed) => {
			const result = normaliseDomain(typed);
			if (result.ok) {
				expect(result.domain).toMatch(/^[a-z\d-]+(\.[a-z\d-]+)+$/);
				expect(result.domain.length).toBeLessThanOrEqual(253);
			} else expect(result.reason).toMatch(/^(is|contains) /);
		}),
		{ numRuns: 2000 },
	);
});

it('returns the same domain for every spelling', () => {
	const decorated = fc.tuple(
		fc.constantFrom('', 'http://', 'https://', 'HTTPS://', '//'),
		fc.constantFrom('', 'www.', 'WWW.'),
		fc.constantFrom('', '.', ':443', '/', '/path', '?q=1', '#top'),
		fc.constantFrom('', ' ', '\u00a0', '\n'),
		fc.boolean(),
	);
	fc.assert(
		fc.property(domain, decorated, (name, [scheme, www, tail, space, loud]) => {
			const typed = `${space}${scheme}${www}${loud ? name.toUpperCase() : name}${tail}${space}`;
			expect(normaliseDomain(typed)).toEqual({ ok: true, domain: name.toLowerCase() });
		}),
	);
});
