import type { ParseRefusal, RefusalText } from '../../request/classifyResponse';
import type { ApiRequest } from '../../request/ports';
import type { Run } from '../../request/run';
import { sendWithRetry, UNTOUCHED } from '../../request/sendWithRetry';
import { ReadStopped } from './fetchStopped';

/**
 * Fetches the body of a successful response, with the retries, pauses and limits of the run.
 *
 * @throws ReadStopped when no successful response is received
 */
export async function fetchBody(
	request: ApiRequest,
	readRefusal: (body: unknown) => RefusalText,
	run: Run,
): Promise<unknown> {
	let status: number | undefined;
	const parse: ParseRefusal<RefusalText> = (body, refusedWith) => {
		status = refusedWith;
		return readRefusal(body);
	};
	const { verdict } = await sendWithRetry(request, parse, run, UNTOUCHED);
	switch (verdict.kind) {
		case 'success':
			return verdict.body;
		case 'gaveUp':
			throw new ReadStopped({ code: 'unavailable', reason: verdict.reason });
		case 'refused': {
			if (verdict.status === 404) {
				const stop = { code: 'wrongAddress', reason: verdict.reason } as const;
				run.halt(stop);
				throw new ReadStopped({ ...stop, status });
			}
			const { text } = verdict.refusal;
			const reason = verdict.status === 413 || text === '' ? verdict.reason : text;
			throw new ReadStopped({ code: 'refused', reason, status });
		}
		case 'stop':
			throw new ReadStopped({ ...(run.stop ?? verdict), status });
	}
}
