import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { name as packageName } from '../../package.json';
import { buildPackage, whyBuild } from './buildPackage';
import { UserError } from './userError';

/**
 * Packs the node as it is published and unpacks it as n8n keeps community packages, without the repository's modules
 * within reach. The folder is removed when the process ends.
 *
 * @param root folder of the repository
 * @param onBuild told why the node has to be built first, if it has to
 * @returns the folder of the installed package
 * @throws UserError with npm's words when it could not be built or packed
 */
export function installNode(root: string, onBuild: (why: string) => void): string {
	const why = whyBuild(root);
	if (why !== undefined) {
		onBuild(why);
		buildPackage(root);
	}
	const nodes = mkdtempSync(path.join(tmpdir(), 'n8n-nodes-'));
	process.once('exit', () => rmSync(nodes, { recursive: true, force: true }));
	writeFileSync(path.join(nodes, 'package.json'), '{ "private": true }\n');
	npm(root, ['pack', '--ignore-scripts', '--pack-destination', nodes]);
	const tarballs = readdirSync(nodes).filter((file) => file.endsWith('.tgz'));
	// n8n gives a package no peer dependencies either: they come from n8n itself.
	npm(nodes, [
		'install',
		'--ignore-scripts',
		'--legacy-peer-deps',
		'--offline',
		...tarballs.map((file) => `./${file}`),
	]);
	return path.join(nodes, 'node_modules', packageName);
}

function npm(cwd: string, args: readonly string[]): void {
	const quiet = ['--silent', '--no-audit', '--no-fund', '--no-update-notifier'];
	const { status, stdout, stderr } = spawnSync('npm', [...args, ...quiet], {
		cwd,
		encoding: 'utf8',
		shell: process.platform === 'win32',
	});
	if (status === 0) return;
	const words = `${stdout}${stderr}`.trim();
	throw new UserError(`'npm ${args[0]}' did not work for the node:\n${words}`);
}
