import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildPackages } from './buildPackages';
import { installPackage, packPackage } from './installPackage';

/**
 * Builds a package, packs it as published and installs it as n8n does, outside the repository, so that it cannot
 * resolve its modules. The installation is removed when the process ends.
 *
 * @param root folder of the repository
 * @param packageFolder the package in it
 * @returns the folder of the installed package
 * @throws Error with the output of the build if it fails
 */
export function installBuilt(root: string, packageFolder: string): string {
	buildPackages(root);
	const userFolder = mkdtempSync(path.join(tmpdir(), 'n8n-demo-'));
	process.once('exit', () => rmSync(userFolder, { recursive: true, force: true }));
	return installPackage(packPackage(path.join(root, packageFolder), userFolder), userFolder);
}
