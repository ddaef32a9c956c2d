import { spawn } from 'node:child_process';
import path from 'node:path';
import { installedFolder } from '../package/installPackage';

const ROOT = path.join(__dirname, '../..');
const GULP = path.join(ROOT, 'node_modules/gulp/bin/gulp.js');

/** Makes n8n load a package again, and tell the open editor, when a file of it changes. */
export const RELOAD = { N8N_DEV_RELOAD: 'true' };

/**
 * Builds the packages again at every change and puts them where n8n has them installed. What the build says goes to the
 * terminal.
 *
 * @returns how to end that; it ends with this process at the latest
 */
export function watchPackages(userFolder: string): () => void {
	const child = spawn(process.execPath, [GULP, 'watch'], {
		cwd: ROOT,
		env: { ...process.env, N8N_NODE_MODULES: installedFolder(userFolder) },
		stdio: ['ignore', 'inherit', 'inherit'],
	});
	const stop = (): void => void child.kill();
	process.once('exit', stop);
	return stop;
}
