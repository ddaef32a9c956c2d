import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { getLiveAccess } from '#tools/demo/openWorkspace';
import { parseArguments } from '#tools/demo/parseArguments';
import { OCTOLANE_DEMO, RECOTAP_DEMO } from '#tools/demo/services';
import { UserError } from '#tools/demo/userError';

it.each([
	[[], {}],
	[['--', '--odd name.csv'], { file: '--odd name.csv' }],
	[['my.csv', '--yes', '--live'], { file: 'my.csv', live: true, yes: true }],
	[['--octolane', '-y'], { octolane: true, yes: true }],
])('the command line %j is understood', (args, meaning) => {
	expect(parseArguments(args)).toEqual(meaning);
});

it.each([
	[['--lives'], "unknown option '--lives'"],
	[['--yes=no'], "unknown option '--yes=no'"],
	[['a.csv', 'b.csv'], 'too many arguments'],
])('the command line %j pushes nothing, says why, and where help is', (args, reason) => {
	const root = path.join(__dirname, '../..');
	const program = ['--import', 'tsx', 'tools/demo/start.ts', ...args];
	const { status, stdout, stderr } = spawnSync(process.execPath, program, { cwd: root });
	expect([status, String(stdout)]).toEqual([1, '']);
	expect(String(stderr)).toContain(reason);
	expect(String(stderr)).toContain("'npm start -- --help' lists the options.");
});

describe('the access to the real API', () => {
	it.each([{}, { RECOTAP_API_KEY: '' }, { RECOTAP_API_KEY: '  ' }])('needs a key: %j', (env) => {
		expect(() => getLiveAccess(env, RECOTAP_DEMO)).toThrow(
			new UserError('--live needs your API key in the environment variable RECOTAP_API_KEY.'),
		);
	});

	const env = { RECOTAP_API_KEY: ' key \n', OCTOLANE_API_KEY: 'other' };
	it.each([
		[RECOTAP_DEMO, {}, { apiKey: 'key', baseUrl: 'https://eapi.recotap.com/api/v1' }],
		[OCTOLANE_DEMO, {}, { apiKey: 'other', baseUrl: 'https://api.octolane.com' }],
		[
			RECOTAP_DEMO,
			{ RECOTAP_BASE_URL: 'https://eu.example/api/v1/' },
			{ apiKey: 'key', baseUrl: 'https://eu.example/api/v1' },
		],
	])('is that of the service, at another address if there is one (%#)', (demo, more, access) => {
		expect(getLiveAccess({ ...env, ...more }, demo)).toEqual(access);
	});

	it('never sends the key over plain http', () => {
		const plain = { ...env, RECOTAP_BASE_URL: 'http://eapi.recotap.com/api/v1' };
		expect(() => getLiveAccess(plain, RECOTAP_DEMO)).toThrow(
			new UserError('RECOTAP_BASE_URL must start with https://.'),
		);
	});
});
