import { spawnSync } from 'node:child_process';

/**
 * Builds both packages: `npm run build`. It takes a second, so nobody has to know whether it is needed.
 *
 * @param root folder of the repository
 * @throws Error with what the build said, when it did not work
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
