import { type Sandbox, startSandbox } from '#sandbox/server';

/**
 * Gives a run its own sandbox. A request that a run has aborted can still be in flight when the run ends: a shared
 * sandbox would attribute it to the next run.
 */
export async function inOwnSandbox<Result>(
	apiKey: string,
	run: (sandbox: Sandbox) => Promise<Result>,
): Promise<Result> {
	const sandbox = await startSandbox({ apiKey });
	try {
		return await run(sandbox);
	} finally {
		await sandbox.close();
	}
}
