import { parseArguments } from '#tools/demo/parseArguments';
import { UserError } from '#tools/demo/userError';

const sandboxRun = { kind: 'run', demo: 'recotap', file: undefined, live: false, yes: false };

describe('the command line', () => {
	it.each([
		[[], sandboxRun],
		[['my.csv'], { ...sandboxRun, file: 'my.csv' }],
		[['--', '--odd name.csv'], { ...sandboxRun, file: '--odd name.csv' }],
		[['--live', 'my.csv'], { ...sandboxRun, file: 'my.csv', live: true }],
		[['my.csv', '--yes', '--live'], { ...sandboxRun, file: 'my.csv', live: true, yes: true }],
		[['--octolane', 'my.csv'], { ...sandboxRun, demo: 'octolane', file: 'my.csv' }],
		[['-y'], { ...sandboxRun, yes: true }],
		[['my.csv', '--help'], { kind: 'help' }],
		[['-h'], { kind: 'help' }],
	])('understands %j', (args, meaning) => {
		expect(parseArguments(args)).toEqual(meaning);
	});

	it.each([
		[['--lives'], "There is no option --lives; '--help' lists the options."],
		[['my.csv', '-x'], "There is no option -x; '--help' lists the options."],
		[['--yes=no'], 'The option --yes takes no value.'],
		[['a.csv', 'b.csv'], 'Give one file at a time, not 2: a.csv, b.csv.'],
	])('refuses %j with one sentence', (args, sentence) => {
		expect(() => parseArguments(args)).toThrow(new UserError(sentence));
	});
});
