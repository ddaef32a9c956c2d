import { otherNameOf, parsePresentAccounts } from '#nodes/Recotap/api/presentAccounts';

const reply = (accounts: readonly object[], more = false): object => ({
	data: { data: accounts, hasNextPage: more, nextCursor: more ? 'x' : null },
});

function read(accounts: readonly object[], domains: readonly string[], more = false) {
	const present = parsePresentAccounts(reply(accounts, more), domains);
	if (typeof present === 'string') throw new Error(present);
	return present;
}

it('finds every account with a domain, in any spelling', () => {
	const { byDomain } = read(
		[
			{ domain: 'https://www.A.com/', rtp_aid: '1', externalId: ' crm-1 ', name: 'A' },
			{ domain: 'a.com', rtp_aid: 2, externalId: null, name: null },
			{ domain: 'a.com' },
		],
		['a.com', 'b.com'],
	);
	expect(byDomain.get('a.com')).toEqual([
		{ externalId: 'crm-1', name: 'A', identity: { rtp_aid: '1' } },
		{ externalId: '', name: '', identity: { rtp_aid: '2' } },
		{ externalId: undefined, name: '', identity: {} },
	]);
	expect(byDomain.get('b.com')).toEqual([]);
});

it('reports whether there are more pages', () => {
	expect(read([], ['a.com']).isWhole).toBe(true);
	expect(read([], ['a.com'], true).isWhole).toBe(false);
});

it('returns a sentence for a response without accounts', () => {
	expect(parsePresentAccounts({ data: {} }, [])).toMatch(/no list of accounts/);
});

describe('an account under another name', () => {
	const other = (domain: string, listed: readonly string[], asked: readonly string[]) =>
		otherNameOf(
			domain,
			read(
				listed.map((name) => ({ domain: name })),
				[domain, ...asked],
			),
		);

	it.each([
		['www2.a.com', ['a.com'], [], 'a.com'],
		['www2.a.com', ['a.com'], ['a.com'], 'a.com'],
		['shop.a.com', ['a.com'], [], 'a.com'],
		['shop.a.com', ['a.com'], ['a.com'], undefined],
		['www2.a.com', [], ['a.com'], undefined],
		['www2.a.com', ['ba.com'], [], undefined],
		['wwww2.a.com', ['a.com'], ['a.com'], undefined],
		['www22.a.com', ['a.com'], ['a.com'], undefined],
		['a.com', ['shop.a.com'], [], undefined],
	])(
		'is recognised only with good reason: %s, with %j listed and %j asked for: %s',
		(domain, listed, asked, name) => {
			expect(other(domain, listed, asked)).toBe(name);
		},
	);
});
