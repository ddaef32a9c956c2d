/**
 * Runs the integration tests again with older versions of n8n. Needs a built `dist`.
 *
 * tsx test/compat/run.ts
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { installPackage, packPackage } from '#tools/package/installPackage';

const repository = path.resolve(__dirname, '../..');
/** Folders next to this file, each with the libraries of one version of n8n and their lock file. */
const VERSIONS = ['n8n-1.123', 'n8n-2.0'];

/** Runs all versions and returns the exit code. */
function main(): 0 | 1 {
	const temporary = mkdtempSync(path.join(tmpdir(), 'compat-'));
	try {
		// Installed outside the repository: inside, modules would resolve to the newest n8n in its node_modules.
		const install = (folder: string) =>
			installPackage(packPackage(path.join(repository, folder), temporary), temporary);
		const packages = { recotap: install('.'), octolane: install('packages/octolane') };
		const failed = VERSIONS.filter((version) => {
			console.log(`\n${version}`);
			return !runSuite(installLibraries(version), packages);
		});
		console.log(failed.length === 0 ? '\nAll passed' : `\nFailed: ${failed.join(', ')}`);
		return failed.length === 0 ? 0 : 1;
	} finally {
		rmSync(temporary, { recursive: true, force: true });
	}
}

/**
 * Installs the libraries of one version of n8n, unless they are present.
 *
 * @returns folder with the node_modules that contain them
 */
function installLibraries(version: string): string {
	const source = path.join(__dirname, version);
	const home = path.join(repository, '.cache', version);
	const readLock = (folder: string) => readFileSync(path.join(folder, 'package-lock.json'), 'utf8');
	// npm writes this file last.
	const isComplete = existsSync(path.join(home, 'node_modules/.package-lock.json'));
	if (isComplete && readLock(home) === readLock(source)) return home;

	rmSync(home, { recursive: true, force: true });
	cpSync(source, home, { recursive: true });
	const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
		cwd: home,
		stdio: 'inherit',
		shell: process.platform === 'win32',
	});
	if (status !== 0) throw new Error(`The libraries of ${version} could not be installed`);
	return home;
}

/** Runs the suite on one version of n8n, with these folders of installed packages; true if it passed. */
function runSuite(
	home: string,
	packages: { readonly recotap: string; readonly octolane: string },
): boolean {
	const jest = path.join(repository, 'node_modules/jest/bin/jest.js');
	const config = path.join(__dirname, 'jest.config.js');
	// These versions keep timers running that would hold the process open, hence --forceExit.
	const { status } = spawnSync(process.execPath, [jest, '--config', config, '--forceExit'], {
		cwd: repository,
		stdio: 'inherit',
		env: {
			...process.env,
			ENGINE_HOME: home,
			ENGINE_PACKAGE: packages.recotap,
			ENGINE_OCTOLANE: packages.octolane,
			// jest reads it once, at its start.
			NODE_PATH: path.join(home, 'node_modules'),
		},
	});
	return status === 0;
}

process.exit(main());
