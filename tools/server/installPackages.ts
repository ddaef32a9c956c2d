import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildPackages } from '../package/buildPackages';
import { installPackage, packPackage } from '../package/installPackage';

const ROOT = path.join(__dirname, '../..');
/** Folders of the published packages, relative to the root. */
const PUBLISHED = ['.', 'packages/octolane'];

/**
 * Builds and packs every node package of this repository as published, and installs it as n8n does. n8n loads it at its
 * next start.
 *
 * @throws Error with the output of the build, npm or tar
 */
export function installPackages(userFolder: string): void {
	buildPackages(ROOT);
	const temporary = mkdtempSync(path.join(tmpdir(), 'n8n-pack-'));
	try {
		for (const folder of PUBLISHED) {
			installPackage(packPackage(path.join(ROOT, folder), temporary), userFolder);
		}
	} finally {
		rmSync(temporary, { recursive: true, force: true });
	}
}
