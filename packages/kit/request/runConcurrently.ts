/**
 * Runs `work` for every task, at most `limit` at a time, started in the order of `tasks`. Rejects with the first
 * rejection; tasks still running at that time are not awaited.
 */
export async function runConcurrently<Task>(
	tasks: readonly Task[],
	limit: number,
	work: (task: Task) => Promise<void>,
): Promise<void> {
	const queue = tasks.values();
	const drain = async (): Promise<void> => {
		for (const task of queue) await work(task);
	};
	await Promise.all(Array.from({ length: Math.min(limit, tasks.length) }, drain));
}
