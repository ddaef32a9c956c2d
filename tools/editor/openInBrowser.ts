import { spawn } from 'node:child_process';

/** Opens an address in the user's browser, if there is one; otherwise the user has the address on the screen. */
export function openInBrowser(url: string): void {
	const [program, ...parameters] = commandFor(process.platform, url);
	const child = spawn(program, parameters, { detached: true, stdio: 'ignore' });
	child.once('error', () => undefined);
	child.unref();
}

function commandFor(platform: NodeJS.Platform, url: string): readonly [string, ...string[]] {
	if (platform === 'darwin') return ['open', url];
	// The first text in quotation marks would be taken for the title of a window.
	if (platform === 'win32') return ['cmd', '/c', 'start', '""', url];
	return ['xdg-open', url];
}
