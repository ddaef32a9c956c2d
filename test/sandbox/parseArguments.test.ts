import { FAULT_NAMES } from '#sandbox/faults/catalogue';
import { parseArguments } from '#sandbox/parseArguments';

it('needs no arguments', () => {
	expect(parseArguments([])).toMatchObject({
		kind: 'serve',
		options: { port: 4010, apiKey: 'sandbox-key', latencyMs: 0 },
	});
});

it('reads everything', () => {
	const line =
		'--port 0 --key k --latency 50 --seed 42 --fault-rate 0.5 --faults status-503,throttling=2 --rate-limit 10 --poison www.Acme.com --poison-fault status-500';
	const command = parseArguments(line.split(' '));
	expect(command).toMatchObject({
		options: {
			port: 0,
			apiKey: 'k',
			latencyMs: 50,
			rateLimit: { requestsPerSecond: 10 },
			faults: {
				seed: 42,
				rate: 0.5,
				mix: { 'status-503': 1, 'throttled-plain': 2, 'throttled-huge': 2 },
				poison: { fault: 'status-500' },
			},
		},
	});
	expect(command.kind === 'serve' && command.options.faults?.poison?.rows('acme.com')).toBe(true);
});

it('reads ways to answer', () => {
	expect(parseArguments(['--reply', 'last-cursor, strict-cleaning'])).toMatchObject({
		options: { reply: { lastCursor: 'set', cleaning: 'strict' } },
	});
});

it('names all ways to answer when one is unknown', () => {
	expect(() => parseArguments(['--reply', 'loud'])).toThrow(
		"There is no way to answer 'loud'. These are known: last-cursor, small-names,",
	);
});

it('knows a set of all faults', () => {
	expect(parseArguments(['--faults', 'all'])).toMatchObject({
		options: { faults: { mix: Object.fromEntries(FAULT_NAMES.map((name) => [name, 1])) } },
	});
});

it('explains itself', () => {
	expect(parseArguments(['--help'])).toEqual({ kind: 'help' });
});

it.each([
	[['--port', 'x'], "--port must be a whole number from 0 to 65535, got 'x'."],
	[['--port', '70000'], "--port must be a whole number from 0 to 65535, got '70000'."],
	[['--port'], '--port needs a value: --port N.'],
	[['--seed', '-1'], "--seed must be a whole number from 0 on, got '-1'."],
	[['--rate-limit', '0'], "--rate-limit must be a whole number from 1 on, got '0'."],
	[['--fault-rate', '20'], "--fault-rate must be a number from 0 to 1, got '20'."],
	[['--key', ''], '--key must be one or more plain characters without spaces.'],
	[['--verbose'], "There is no option '--verbose'."],
	[['4010'], "'4010' is not an option."],
	[['--faults', 'status-503=x'], "The weight of 'status-503' must be a number above 0, got 'x'."],
])('says what is wrong with %j', (args, sentence) => {
	expect(() => parseArguments(args)).toThrow(sentence);
});

it.each([['--faults'], ['--poison-fault']])('names all faults when %s names none', (option) => {
	const args = ['--poison', 'a.com', option, 'gremlins'];
	expect(() => parseArguments(args)).toThrow("There is no fault 'gremlins'");
	expect(() => parseArguments(args)).toThrow(FAULT_NAMES.join(', '));
});
