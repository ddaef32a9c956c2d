import { type Sandbox, startSandbox } from '#sandbox/server';

/**
 * Lets a run have a sandbox to itself. A request that a run has given up can still be on its way when the run is over:
 * a sandbox that the next run shares would take it for one of that run's.
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
