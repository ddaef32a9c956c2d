import { identifyDomain, identifyKnownDomain } from '@n8n-nodes-recotap/kit/values/identifyDomain';

it.each(['acme.com', 'ACME.com', ' https://www.acme.com/foo ', 'acme.com.'])(
	'finds the row for any spelling of its domain in a response: %j',
	(echoed) => {
		expect(identifyDomain(echoed)).toBe('acme.com');
	},
);

it.each([undefined, null, 42, ['acme.com'], { domain: 'acme.com' }, '', 'acme', 'jane@acme.com'])(
	'finds no row for %j',
	(echoed) => {
		expect(identifyDomain(echoed)).toBeUndefined();
	},
);

it.each(['thomson-reuters', ' Thomson-Reuters '])(
	'finds the account for a name without a dot: %j',
	(echoed) => {
		expect(identifyKnownDomain(echoed)).toBe('thomson-reuters');
	},
);

it.each([undefined, 42, '', '42', 'thomson reuters', 'thomson-reuters/x', '-x', 'n/a'])(
	'finds no account for %j',
	(echoed) => {
		expect(identifyKnownDomain(echoed)).toBeUndefined();
	},
);
