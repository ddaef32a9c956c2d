import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PLACES = [
	...['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
const PACKAGES = ['chromium', 'fonts-liberation'];

/**
 * The browser for the tests: the one named by CHROMIUM, or an installed one. On Debian it is installed if we are root.
 *
 * @throws Error with instructions
 */
export function findChromium(log: (line: string) => void): string {
	const found = [process.env['CHROMIUM'] ?? '', ...PLACES].find(existsSync);
	if (found !== undefined) return found;
	if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
		log(`Installing ${PACKAGES.join(' and ')} ...`);
		run(['update']);
		run(['install', '--yes', '--no-install-recommends', ...PACKAGES]);
		return findInstalled();
	}
	throw new Error(
		'No browser was found. Install Chromium or Google Chrome, or name its program in CHROMIUM.',
	);
}

function findInstalled(): string {
	const found = PLACES.find(existsSync);
	if (found === undefined) throw new Error(`${PACKAGES.join(' and ')} brought no browser`);
	return found;
}

function run(parameters: readonly string[]): void {
	const { status, stderr } = spawnSync('apt-get', parameters, {
		encoding: 'utf8',
		env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
	});
	if (status !== 0) throw new Error(`apt-get ${parameters.join(' ')} did not work:\n${stderr}`);
}
