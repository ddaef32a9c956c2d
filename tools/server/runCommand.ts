import { spawn } from 'node:child_process';

/** Told what is being done, one line at a time. */
export type Log = (line: string) => void;

/** How often a long step says that it is still at work, ms. */
const HEARTBEAT_MS = 30_000;
/** As much of the output as an error shows, characters. */
const SHOWN = 3000;

/**
 * Runs a program to its end, and says now and then how long it has been at work.
 *
 * @throws Error with the end of its output, when it fails
 */
export async function runCommand(
	command: string,
	parameters: readonly string[],
	folder: string,
	environment: NodeJS.ProcessEnv,
	log: Log,
): Promise<void> {
	const began = Date.now();
	const child = spawn(command, parameters, {
		cwd: folder,
		env: environment,
		stdio: ['ignore', 'pipe', 'pipe'],
		// npm is a batch file there.
		shell: process.platform === 'win32' && command === 'npm',
	});
	const kill = (): void => void child.kill();
	process.once('exit', kill);
	let output = '';
	const keep = (chunk: Buffer): void => {
		output = (output + chunk.toString()).slice(-SHOWN);
	};
	child.stdout.on('data', keep);
	child.stderr.on('data', keep);
	const heartbeat = setInterval(() => {
		log(`... ${Math.round((Date.now() - began) / 1000)} s`);
	}, HEARTBEAT_MS);
	try {
		const code = await new Promise<number | null>((resolve, reject) => {
			child.once('error', reject);
			child.once('close', resolve);
		});
		if (code !== 0) {
			throw new Error(`${command} ${parameters.join(' ')} did not work:\n${output.trim()}`);
		}
	} finally {
		clearInterval(heartbeat);
		process.off('exit', kill);
	}
}
