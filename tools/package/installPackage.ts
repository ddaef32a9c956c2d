import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Dependencies that n8n removes from a package.json before it installs the others. */
const FORGOTTEN = ['devDependencies', 'peerDependencies', 'optionalDependencies'];

/**
 * Packs a built package as it would be published.
 *
 * @param folder the package; its `dist` must exist
 * @param into folder for the tarball
 * @returns path of the tarball
 * @throws Error with npm's output
 */
export function packPackage(folder: string, into: string): string {
	// The destination is passed through the environment: a shell would split a path at spaces.
	const output = run('npm', ['pack', '--silent', '--ignore-scripts', '--offline'], {
		cwd: folder,
		env: { ...process.env, npm_config_pack_destination: into },
		shell: process.platform === 'win32',
	});
	return path.join(into, output.trim().split('\n').at(-1) ?? '');
}

/**
 * Unpacks a package's tarball, without the folder `package` that npm adds.
 *
 * @throws Error with tar's output
 */
export function unpackPackage(tarball: string, folder: string): void {
	mkdirSync(folder, { recursive: true });
	// Through standard input, because some versions of tar parse `C:\` as a host name.
	const input = readFileSync(tarball);
	run('tar', ['-xz', '--strip-components=1', '-f', '-'], { cwd: folder, input });
}

/** Where n8n keeps community packages: one folder for each, by name. */
export function installedFolder(userFolder: string): string {
	return path.join(userFolder, '.n8n', 'nodes', 'node_modules');
}

/**
 * Installs a packed package where n8n keeps community packages, as n8n 2.41 does ("community-packages.service"): dev,
 * peer and optional dependencies are removed, and missing modules are resolved from n8n.
 *
 * @param userFolder the folder that n8n calls N8N_USER_FOLDER
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
