import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { installPackage, packPackage } from '#tools/package/installPackage';
import { linkN8nModules } from './support/linkN8nModules';
import type { InstalledRun } from './support/runInstalled';

const repository = path.resolve(__dirname, '../..');
let temporary: string;
let packages: Readonly<Record<'recotap' | 'octolane', string>>;

beforeAll(() => {
	temporary = mkdtempSync(path.join(tmpdir(), 'install-'));
	const install = (folder: string) =>
		installPackage(packPackage(path.join(repository, folder), temporary), temporary);
	packages = { recotap: install('.'), octolane: install('packages/octolane') };
});
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

const ZODS = [
	['zod', /^3\.25\./],
	['zod4', /^4\./],
] as const;

it.each(ZODS)('the installed package checks rows if n8n provides %s', (zod, expectedVersion) => {
	const home = path.join(temporary, zod);
	const version = linkN8nModules(home, repository, zod);
	expect(version).toMatch(expectedVersion);

	expect(runInstalled(home, 'recotap')).toEqual({
		zod: version,
		items: [
			{
				status: 'created',
				domain: 'acme.com',
				code: null,
				reason: null,
				externalId: '42',
				rtp_aid: expect.any(String),
			},
			expect.objectContaining({
				status: 'invalid',
				reason: expect.stringContaining("'Domain' is not a web address: 'n/a'"),
			}),
			expect.objectContaining({ status: 'invalid', reason: "'Name' is empty" }),
			expect.objectContaining({
				status: 'invalid',
				reason: expect.stringMatching(/^'Tags' must be .*; 'Custom Fields' must be /),
			}),
			expect.objectContaining({ status: 'invalid', reason: "'Domain' is empty" }),
		],
	});
});

it.each(ZODS)(
	'the installed sibling package checks rows if n8n provides %s',
	(zod, expectedVersion) => {
		const home = path.join(temporary, `octolane-${zod}`);
		expect(linkN8nModules(home, repository, zod)).toMatch(expectedVersion);

		expect(runInstalled(home, 'octolane').items).toEqual([
			{ status: 'resolved', domain: 'acme.com', code: null, reason: null },
			expect.objectContaining({
				status: 'invalid',
				reason: expect.stringContaining("'Domain' is not a web address: 'n/a'"),
			}),
			{ status: 'resolved', domain: 'nameless.com', code: null, reason: null },
			expect.objectContaining({
				status: 'invalid',
				reason: expect.stringMatching(/^'Tags' must be /),
			}),
			expect.objectContaining({ status: 'invalid', reason: "'Domain' is empty" }),
		]);
	},
);

/** Runs the installed package in a separate process. */
function runInstalled(home: string, name: keyof typeof packages): InstalledRun {
	const script = path.join(__dirname, 'support/runInstalled.ts');
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		['--import', 'tsx', script, home, packages[name], name],
		{ cwd: repository, encoding: 'utf8' },
	);
	if (status !== 0) throw new Error(stderr);
	return JSON.parse(stdout) as InstalledRun;
}
