import {
	normaliseDomain,
	normaliseKnownDomain,
} from '@n8n-nodes-recotap/kit/values/normaliseDomain';

const looksLike = 'It should look like acme.com';
const longLabel = 'a'.repeat(63);
/** 253 characters: the maximum length of a host name. */
const longestHost = `${longLabel}.${longLabel}.${longLabel}.${'b'.repeat(57)}.com`;

describe('domains as users type them', () => {
	test.each([
		['acme.com', 'acme.com'],
		['ACME.com', 'acme.com'],
		['Acme.Co.UK', 'acme.co.uk'],
		['t.co', 't.co'],
		['3m.com', '3m.com'],
		['my-shop.example', 'my-shop.example'],
		['blog.acme.com', 'blog.acme.com'],
		['http://acme.com', 'acme.com'],
		['https://acme.com', 'acme.com'],
		['HTTPS://ACME.COM', 'acme.com'],
		['//acme.com', 'acme.com'],
		['http:/acme.com', 'acme.com'],
		['http:acme.com', 'acme.com'],
		['http//acme.com', 'acme.com'],
		['https:///acme.com', 'acme.com'],
		['http:\\\\acme.com\\about', 'acme.com'],
		['www.acme.com', 'acme.com'],
		['WWW.acme.com', 'acme.com'],
		['https://www.acme.com/foo', 'acme.com'],
		['www.www.acme.com', 'acme.com'],
		['www.co.uk', 'co.uk'],
		['“acme.com”', 'acme.com'],
		['«acme.com»', 'acme.com'],
		['\u202aacme.com\u202c', 'acme.com'],
		['\u2068acme.com\u2069', 'acme.com'],
		['ac\u200dme.com', 'acme.com'],
		['نامه\u200cای.com', 'xn--mgba3gch31f060k.com'],
		['ΟΔΟΣ-1.gr', 'xn---1-k9b7bby.gr'],
		['www2.acme.com', 'www2.acme.com'],
		['https://shop.www.acme.com', 'shop.www.acme.com'],
		['acme.com/go?to=https://globex.com', 'acme.com'],
		['shop.www.acme.com', 'shop.www.acme.com'],
		['acme.com//b.com', 'acme.com'],
		['wwwacme.com', 'wwwacme.com'],
		['acme.com/', 'acme.com'],
		['acme.com/about/us', 'acme.com'],
		['acme.com/path with spaces', 'acme.com'],
		['acme.com/@jane', 'acme.com'],
		['acme.com?utm_source=crm', 'acme.com'],
		['https://acme.com?q=a b', 'acme.com'],
		['acme.com#team', 'acme.com'],
		['acme.com/first\nsecond line', 'acme.com'],
		['acme.com:443', 'acme.com'],
		['http://acme.com:8080/x?y#z', 'acme.com'],
		['acme.com:', 'acme.com'],
		['https://user:secret@acme.com/', 'acme.com'],
		['https://a@b@acme.com', 'acme.com'],
		['acme.com.', 'acme.com'],
		['acme.com..', 'acme.com'],
		['https://acme.com./x', 'acme.com'],
		['  acme.com  ', 'acme.com'],
		['\tacme.com\n', 'acme.com'],
		['\u00a0acme.com\u00a0', 'acme.com'],
		['\ufeffacme.com', 'acme.com'],
		['ac\u200bme.com', 'acme.com'],
		['ac\u00adme.com', 'acme.com'],
		['"acme.com"', 'acme.com'],
		["'acme.com'", 'acme.com'],
		['<https://acme.com>', 'acme.com'],
		['(acme.com)', 'acme.com'],
		['acme.com,', 'acme.com'],
		['acme.com;', 'acme.com'],
		['münchen.de', 'xn--mnchen-3ya.de'],
		['MÜNCHEN.de', 'xn--mnchen-3ya.de'],
		['https://www.bücher.example/regal', 'xn--bcher-kva.example'],
		['faß.de', 'xn--fa-hia.de'],
		['日本.jp', 'xn--wgv71a.jp'],
		['xn--mnchen-3ya.de', 'xn--mnchen-3ya.de'],
		['пример.рф', 'xn--e1afmkfd.xn--p1ai'],
		['ａｃｍｅ.com', 'acme.com'],
		['acme。com', 'acme.com'],
		['acme.com。', 'acme.com'],
		[`${longLabel}.com`, `${longLabel}.com`],
		[longestHost, longestHost],
	])('are normalised: %j is %s', (typed, domain) => {
		expect(normaliseDomain(typed)).toEqual({ ok: true, domain });
	});
});

describe('text that is not a domain', () => {
	test.each([
		['', 'is empty'],
		['   ', 'is empty'],
		['\u200b', 'is empty'],
		['""', 'is empty'],
		['n/a', `is not a web address: 'n/a'. ${looksLike}`],
		['-', `is not a web address: '-'. ${looksLike}`],
		['none', `is not a web address: 'none'. ${looksLike}`],
		['Acme Corp', `is not a web address: 'Acme Corp'. ${looksLike}`],
		['acme', `is not a web address: 'acme'. ${looksLike}`],
		['localhost', `is not a web address: 'localhost'. ${looksLike}`],
		['http://localhost:3000', `is not a web address: 'http://localhost:3000'. ${looksLike}`],
		['https://', `is not a web address: 'https://'. ${looksLike}`],
		['https:///path', `is not a web address: 'https:///path'. ${looksLike}`],
		['www.com', `is not a web address: 'www.com'. ${looksLike}`],
		['blog.https://acme.com', `is not a web address: 'blog.https://acme.com'. ${looksLike}`],
		['  Acme   Corp ', `is not a web address: 'Acme Corp'. ${looksLike}`],
		['x1.2.3.4', `is not a web address: 'x1.2.3.4'. ${looksLike}`],
		['1.2.3.4x', `is not a web address: '1.2.3.4x'. ${looksLike}`],
		['1.2.3.4567', `is not a web address: '1.2.3.4567'. ${looksLike}`],
		[
			`${longLabel}.${longLabel}.${longLabel}.${'b'.repeat(58)}.com`,
			`is not a web address: '${'a'.repeat(57)}...'. ${looksLike}`,
		],
		['n.a.', `is not a web address: 'n.a.'. ${looksLike}`],
		['N.V.', `is not a web address: 'N.V.'. ${looksLike}`],
		['acme.c0m', `is not a web address: 'acme.c0m'. ${looksLike}`],
		['acme.com→', `is not a web address: 'acme.com→'. ${looksLike}`],
		['www.http://acme.com', `is not a web address: 'www.http://acme.com'. ${looksLike}`],
		['Acme Inc. (acme.com)', `is not a web address: 'Acme Inc. (acme.com)'. ${looksLike}`],
		['. .', `is not a web address: '. .'. ${looksLike}`],
		['https://www.', `is not a web address: 'https://www.'. ${looksLike}`],
		['.com', `is not a web address: '.com'. ${looksLike}`],
		['acme..com', `is not a web address: 'acme..com'. ${looksLike}`],
		['a_b.com', `is not a web address: 'a_b.com'. ${looksLike}`],
		['-acme.com', `is not a web address: '-acme.com'. ${looksLike}`],
		['acme-.com', `is not a web address: 'acme-.com'. ${looksLike}`],
		['acme.123', `is not a web address: 'acme.123'. ${looksLike}`],
		['acme%2ecom', `is not a web address: 'acme%2ecom'. ${looksLike}`],
		['acme.com:http', `is not a web address: 'acme.com:http'. ${looksLike}`],
		['ftp://acme.com', `is not a web address: 'ftp://acme.com'. ${looksLike}`],
		['http://http://acme.com', `is not a web address: 'http://http://acme.com'. ${looksLike}`],
		['javascript:alert(1)', `is not a web address: 'javascript:alert(1)'. ${looksLike}`],
		['acme .com', `is not a web address: 'acme .com'. ${looksLike}`],
		['\u00e4 b.com', `is not a web address: '\u00e4 b.com'. ${looksLike}`],
		['\u00e4%.com', `is not a web address: '\u00e4%.com'. ${looksLike}`],
		[`${longLabel}a.com`, `is not a web address: '${'a'.repeat(57)}...'. ${looksLike}`],
		[`b${longestHost}`, `is not a web address: 'b${'a'.repeat(56)}...'. ${looksLike}`],
		[
			`acme.com/${'x'.repeat(2000)}`,
			`is not a web address: 'acme.com/${'x'.repeat(48)}...'. ${looksLike}`,
		],
		['acme.com, acme.de', "contains more than one address: 'acme.com, acme.de'. Keep one"],
		['acme.com;acme.de', "contains more than one address: 'acme.com;acme.de'. Keep one"],
		['acme.com\nacme.de', "contains more than one address: 'acme.com acme.de'. Keep one"],
		[
			'https://acme.com/, https://acme.de/',
			"contains more than one address: 'https://acme.com/, https://acme.de/'. Keep one",
		],
		['acme.com/x, acme.de', "contains more than one address: 'acme.com/x, acme.de'. Keep one"],
		['acme.com | acme.de', "contains more than one address: 'acme.com | acme.de'. Keep one"],
		[
			'jane@acme.com',
			"is an email address, not a web address: 'jane@acme.com'. Enter the company's domain",
		],
		[
			'mailto:jane@acme.com',
			"is an email address, not a web address: 'mailto:jane@acme.com'. Enter the company's domain",
		],
		['192.168.0.1', "is an IP address, not a domain: '192.168.0.1'. It should look like acme.com"],
		[
			'http://10.0.0.1:8080/x',
			"is an IP address, not a domain: 'http://10.0.0.1:8080/x'. It should look like acme.com",
		],
		[
			'https://[2001:db8::1]/',
			"is an IP address, not a domain: 'https://[2001:db8::1]/'. It should look like acme.com",
		],
		['[::1]', "is an IP address, not a domain: '[::1]'. It should look like acme.com"],
		...['2001:db8::a', 'fe80::1:2:3', '::a', '1:2:3:4:5:6:7:a'].map((address) => [
			address,
			`is an IP address, not a domain: '${address}'. It should look like acme.com`,
		]),
		[
			'http://acme.com https://globex.com',
			"contains more than one address: 'http://acme.com https://globex.com'. Keep one",
		],
	])('is refused: %j %s', (typed, reason) => {
		expect(normaliseDomain(typed)).toEqual({ ok: false, reason });
	});

	it('parses a cell full of commas in linear time', () => {
		const typed = `a.${','.repeat(1990)}b`;
		expect(normaliseDomain(typed)).toMatchObject({ ok: false });
	});

	it('accepts a text of 2000 characters, the longest address that is likely to be pasted', () => {
		expect(normaliseDomain(`acme.com/${'x'.repeat(1991)}`)).toEqual({
			ok: true,
			domain: 'acme.com',
		});
	});

	it('quotes 60 characters in full and shortens 61', () => {
		const of = (length: number): string => 'a'.repeat(length);
		expect(normaliseDomain(of(60))).toMatchObject({
			reason: expect.stringContaining(`'${of(60)}'`),
		});
		expect(normaliseDomain(of(61))).toMatchObject({
			reason: expect.stringContaining(`'${of(57)}...'`),
		});
	});
});

describe('the domain of an existing account', () => {
	test.each([
		['Thomson-Reuters', 'thomson-reuters'],
		[' bosch\n', 'bosch'],
		['3m', '3m'],
		['https://www.acme.com', 'acme.com'],
	])('is normalised: %j is %s', (typed, domain) => {
		expect(normaliseKnownDomain(typed)).toEqual({ ok: true, domain });
	});

	test.each(['', '42', '!', 'thomson reuters', 'bosch/x', '-x', 'x-', 'a@b'])(
		'is refused with the same message as any domain: %j',
		(typed) => {
			expect(normaliseKnownDomain(typed)).toEqual(normaliseDomain(typed));
			expect(normaliseKnownDomain(typed).ok).toBe(false);
		},
	);
});
