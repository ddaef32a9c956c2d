import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { installPackage, packPackage } from '../n8n/installPackage';
import { buildPackage, whyBuild } from './buildPackage';

/**
 * Packs the node as it is published and installs it as n8n does, out of reach of the repository's own modules. The
 * installation is removed when the process ends.
 *
 * @param root folder of the repository
 * @param packageFolder the package in it
 * @param onBuild told why the node has to be built first, if it has to
 * @returns the folder of the installed package
 * @throws UserError with what the build said, when it did not work
 */
export function installNode(
	root: string,
	packageFolder: string,
	onBuild: (why: string) => void,
): string {
	const why = whyBuild(root);
	if (why !== undefined) {
		onBuild(why);
		buildPackage(root);
	}
	const userFolder = mkdtempSync(path.join(tmpdir(), 'n8n-demo-'));
	process.once('exit', () => rmSync(userFolder, { recursive: true, force: true }));
	return installPackage(packPackage(path.join(root, packageFolder), userFolder), userFolder);
}
