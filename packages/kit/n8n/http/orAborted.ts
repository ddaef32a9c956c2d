/**
 * The result of `work`, or of `onAbort` if the signal comes first. The work then continues, but is not awaited. Unlike
 * a race against a long-lived promise, it keeps neither the work nor its result in memory.
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
