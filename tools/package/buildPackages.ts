import { spawnSync } from 'node:child_process';

/**
 * Builds both packages: `npm run build`. It takes a second, so it always runs.
 *
 * @param root folder of the repository
 * @throws Error with the output of the build if it fails
 */
export function buildPackages(root: string): void {
	const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'build'], {
		cwd: root,
		encoding: 'utf8',
		shell: process.platform === 'win32',
	});
	if (status === 0) return;
	throw new Error(`The node could not be built:\n${`${stdout}${stderr}`.trim()}`);
}
