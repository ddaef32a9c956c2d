import { spawn } from 'node:child_process';

/** Opens an address in the user's browser, if there is one; otherwise the user can read it on the screen. */
export function openInBrowser(url: string): void {
	const [program, ...parameters] = commandFor(process.platform, url);
	const child = spawn(program, parameters, { detached: true, stdio: 'ignore' });
	child.once('error', () => undefined);
	child.unref();
}

function commandFor(platform: NodeJS.Platform, url: string): readonly [string, ...string[]] {
	if (platform === 'darwin') return ['open', url];
	// The first quoted argument would be used as the title of a window.
	if (platform === 'win32') return ['cmd', '/c', 'start', '""', url];
	return ['xdg-open', url];
}
