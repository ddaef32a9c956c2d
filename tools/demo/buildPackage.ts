import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { UserError } from './userError';

/** What the build reads. */
const SOURCES = [
	'bulk',
	'credentials',
	'nodes',
	'packages/octolane/credentials',
	'packages/octolane/nodes',
	'packages/octolane/package.json',
	'packages/octolane/tsconfig.json',
	'shell',
	'gulpfile.js',
	'package.json',
	'tsconfig.json',
] as const;
/** What the build writes, and n8n loads first. */
const BUILT = [
	'dist/nodes/Recotap/Recotap.node.js',
	'dist/credentials/RecotapApi.credentials.js',
	'packages/octolane/dist/nodes/Octolane/Octolane.node.js',
	'packages/octolane/dist/credentials/OctolaneApi.credentials.js',
];

/** Why a build is needed, or `undefined` when the last one is newer than every source. */
export function whyBuild(root: string): string | undefined {
	const built = BUILT.map((file) => path.join(root, file));
	if (!built.every((file) => existsSync(file))) return 'it has not been built yet';
	const oldest = Math.min(...built.map((file) => statSync(file).mtimeMs));
	const isStale = SOURCES.some((source) => newestChange(path.join(root, source)) > oldest);
	return isStale ? 'its sources have changed' : undefined;
}

/** Time of the last change in a file or folder, ms since the epoch. A folder changes when a file comes or goes. */
function newestChange(entry: string): number {
	const stats = statSync(entry, { throwIfNoEntry: false });
	if (stats === undefined) return 0;
	const below = stats.isDirectory()
		? readdirSync(entry).map((name) => newestChange(path.join(entry, name)))
		: [];
	return Math.max(stats.mtimeMs, ...below);
}

/**
 * Runs `npm run build`.
 *
 * @throws UserError with what the build said, when it did not work
 */
export function buildPackage(root: string): void {
	const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'build'], {
		cwd: root,
		encoding: 'utf8',
		shell: process.platform === 'win32',
	});
	if (status === 0) return;
	throw new UserError(`The node could not be built:\n${`${stdout}${stderr}`.trim()}`);
}
