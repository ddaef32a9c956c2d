/**
 * What the work gives, or what `onAbort` gives when the signal comes first. The work goes on, but nobody waits for it.
 * Unlike a race against a promise that outlives the work, it keeps neither the work nor its result in memory.
 */
export async function orAborted<Value>(
	work: Promise<Value>,
	signal: AbortSignal | undefined,
	onAbort: () => Value,
): Promise<Value> {
	if (signal === undefined) return await work;
	return await new Promise<Value>((resolve, reject) => {
		const abort = (): void => resolve(onAbort());
		if (signal.aborted) abort();
		signal.addEventListener('abort', abort);
		const leave = (): void => signal.removeEventListener('abort', abort);
		work.then(resolve, reject).finally(leave);
	});
}
