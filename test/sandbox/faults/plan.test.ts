import { FAULT_NAMES, FAULTS } from '#sandbox/faults/catalogue';
import { parseMix } from '#sandbox/faults/parseMix';
import { type FaultOptions, type FaultRequest, planFaults } from '#sandbox/faults/plan';

type Sent = Pick<FaultRequest, 'method' | 'path' | 'domains'>;

const post = (...domains: string[]): Sent => ({ method: 'POST', path: '/accounts', domains });
const many = Array.from({ length: 1000 }, (_, at) => post(`n${at}.com`));
const faultsOf = (options: FaultOptions, requests: readonly Sent[] = many) => {
	const judge = planFaults(options);
	return requests.map((request) => judge(request).fault);
};
const all = parseMix('all');

it('is the same for the same seed, and another one for another', () => {
	expect(faultsOf({ seed: 7, mix: all })).toEqual(faultsOf({ seed: 7, mix: all }));
	expect(faultsOf({ seed: 7, mix: all })).not.toEqual(faultsOf({ seed: 8, mix: all }));
});

it('gives the same rows the same faults in whatever order the requests arrive', () => {
	const options = { seed: 7, mix: all };
	const backwards = faultsOf(options, [...many].reverse());
	expect(backwards.reverse()).toEqual(faultsOf(options));
});

it('gives a repeated request another chance', () => {
	const repeated = Array<Sent>(200).fill(post('a.com'));
	expect(new Set(faultsOf({ mix: all, rate: 0.5 }, repeated)).size).toBeGreaterThan(10);
});

it('hits about as many requests as it was told to', () => {
	const share = (rate?: number): number =>
		faultsOf({ mix: all, ...(rate !== undefined && { rate }) }).filter(Boolean).length /
		many.length;
	expect(share(0)).toBe(0);
	expect(share()).toBeCloseTo(0.2, 1);
	expect(share(1)).toBe(1);
});

it('draws faults by their weights', () => {
	const faults = faultsOf({ mix: { 'status-500': 3, 'status-503': 1 }, rate: 1 });
	const share = faults.filter((fault) => fault === 'status-500').length / faults.length;
	expect(share).toBeCloseTo(0.75, 1);
});

it('hits a request only with what makes sense for it', () => {
	const meets = (request: Sent): Set<string> =>
		new Set(
			FAULT_NAMES.flatMap((name) => faultsOf({ script: () => name }, [request])).map((fault) =>
				fault === undefined ? 'none' : FAULTS[fault].hits,
			),
		);
	expect(meets(post('a.com'))).toEqual(new Set(['any', 'bulk', 'createAccounts', 'none']));
	expect(meets({ ...post('a.com'), method: 'PATCH', path: '/accounts/external-ids' })).toEqual(
		new Set(['any', 'bulk', 'mapExternalIds', 'none']),
	);
	expect(meets({ ...post('a.com'), path: '/v1/accounts/bulk' })).toEqual(
		new Set(['any', 'bulk', 'octolaneCreate', 'none']),
	);
	expect(meets({ ...post(), path: '/v1/accounts/search' })).toEqual(
		new Set(['any', 'octolaneSearch', 'none']),
	);
	expect(meets({ method: 'GET', path: '/accounts?limit=1', domains: [] })).toEqual(
		new Set(['any', 'none', 'pages']),
	);
});

it('tells a script which request it is, and the how-manieth time', () => {
	const seen: [number, number][] = [];
	const script = ({ index, attempt }: FaultRequest): undefined => {
		seen.push([index, attempt]);
	};
	faultsOf({ script }, [post('a.com'), post('b.com'), post('a.com')]);
	expect(seen).toEqual([
		[0, 1],
		[1, 1],
		[2, 2],
	]);
});

it('blames exactly the poisoned rows, in whatever spelling', () => {
	const judge = planFaults({
		poison: { rows: (domain) => domain.startsWith('bad'), fault: 'rows-refused-nested' },
	});
	expect(judge(post('a.com', 'https://www.BAD1.com', 'bad2.com'))).toMatchObject({
		fault: 'rows-refused-nested',
		victims: [1, 2],
	});
	expect(judge(post('a.com'))).toMatchObject({ fault: undefined });
});
