import { identifyDomain } from '../../shell/identifyDomain';

it.each(['acme.com', 'ACME.com', ' https://www.acme.com/foo ', 'acme.com.'])(
	'finds the row behind whatever spelling a reply uses: %j',
	(echoed) => {
		expect(identifyDomain(echoed)).toBe('acme.com');
	},
);

it.each([undefined, null, 42, ['acme.com'], { domain: 'acme.com' }, '', 'acme', 'jane@acme.com'])(
	'finds no row behind %j',
	(echoed) => {
		expect(identifyDomain(echoed)).toBeUndefined();
	},
);
