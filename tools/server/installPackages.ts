import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildPackage, whyBuild } from '../demo/buildPackage';
import { installPackage, packPackage } from '../n8n/installPackage';
import type { Log } from './runCommand';

const ROOT = path.join(__dirname, '../..');

/**
 * Builds what has to be built, packs every node package of this repository as it is published, and installs it as n8n
 * does. n8n loads it at its next start.
 *
 * @throws Error with what the build, npm or tar said
 */
export function installPackages(userFolder: string, log: Log): void {
	const why = whyBuild(ROOT);
	if (why !== undefined) {
		log(`Building the nodes, because ${why} ...`);
		buildPackage(ROOT);
	}
	const temporary = mkdtempSync(path.join(tmpdir(), 'n8n-pack-'));
	try {
		for (const folder of [ROOT, ...furtherPackages()]) {
			installPackage(packPackage(folder, temporary), userFolder);
		}
	} finally {
		rmSync(temporary, { recursive: true, force: true });
	}
}

/** Folders of the packages beside the one at the root. The root's build builds them, too. */
function furtherPackages(): string[] {
	const parent = path.join(ROOT, 'packages');
	if (!existsSync(parent)) return [];
	return readdirSync(parent)
		.map((name) => path.join(parent, name))
		.filter((folder) => existsSync(path.join(folder, 'package.json')));
}
