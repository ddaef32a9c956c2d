import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What n8n forgets of a package.json before it would install the rest. */
const FORGOTTEN = ['devDependencies', 'peerDependencies', 'optionalDependencies'];

/**
 * Packs a built package, as it would be published.
 *
 * @param folder the package; its `dist` must be there
 * @param into folder for the tarball
 * @returns path of the tarball
 * @throws Error with what npm said
 */
export function packPackage(folder: string, into: string): string {
	// The destination goes through the environment: a shell would trip over spaces in a path.
	const output = run('npm', ['pack', '--silent', '--ignore-scripts', '--offline'], {
		cwd: folder,
		env: { ...process.env, npm_config_pack_destination: into },
		shell: process.platform === 'win32',
	});
	return path.join(into, output.trim().split('\n').at(-1) ?? '');
}

/**
 * Unpacks a package's tarball, without the folder `package` that npm puts around everything.
 *
 * @throws Error with what tar said
 */
export function unpackPackage(tarball: string, folder: string): void {
	mkdirSync(folder, { recursive: true });
	// Through standard input, because some tars take the colon of `C:\` for a host.
	const input = readFileSync(tarball);
	run('tar', ['-xz', '--strip-components=1', '-f', '-'], { cwd: folder, input });
}

/** Where n8n keeps community packages: one folder for each, by name. */
export function installedFolder(userFolder: string): string {
	return path.join(userFolder, '.n8n', 'nodes', 'node_modules');
}

/**
 * Puts a packed package where n8n keeps community packages, the way n8n 2.41 does it ("community-packages.service"): it
 * forgets the dev, peer and optional dependencies. What the package needs then comes from n8n's own modules.
 *
 * @param userFolder what n8n calls N8N_USER_FOLDER
 * @returns folder of the installed package
 */
export function installPackage(tarball: string, userFolder: string): string {
	const modules = installedFolder(userFolder);
	mkdirSync(modules, { recursive: true });
	const unpacked = mkdtempSync(path.join(modules, '.unpacked-'));
	unpackPackage(tarball, unpacked);

	const manifestFile = path.join(unpacked, 'package.json');
	const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as { name: string };
	const kept = Object.entries(manifest).filter(([field]) => !FORGOTTEN.includes(field));
	writeFileSync(manifestFile, JSON.stringify(Object.fromEntries(kept), null, 2));

	const installed = path.join(modules, manifest.name);
	rmSync(installed, { recursive: true, force: true });
	mkdirSync(path.dirname(installed), { recursive: true });
	renameSync(unpacked, installed);
	return installed;
}

function run(
	command: string,
	parameters: readonly string[],
	options: Parameters<typeof spawnSync>[2],
): string {
	const { error, status, stdout, stderr } = spawnSync(command, parameters, options);
	if (error !== undefined) throw error;
	if (status !== 0) throw new Error(`${command} did not work:\n${String(stderr).trim()}`);
	return String(stdout);
}
