import { spawn } from 'node:child_process';

/** Receives progress messages, one line at a time. */
export type Log = (line: string) => void;

/** Interval of the messages during a long step, ms. */
const HEARTBEAT_MS = 30_000;
/** Maximum length of output in an error, characters. */
const SHOWN = 3000;

/**
 * Runs a program to its end and reports periodically how long it has been running.
 *
 * @throws Error with the end of its output if it fails
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
		// On Windows, npm is a batch file.
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
