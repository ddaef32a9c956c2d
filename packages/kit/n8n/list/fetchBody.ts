import type { ParseRefusal, RefusalText } from '../../request/classifyResponse';
import type { ApiRequest } from '../../request/ports';
import type { Run } from '../../request/run';
import { sendWithRetry, NO_HISTORY } from '../../request/sendWithRetry';
import { FetchStopped } from './fetchStopped';

/**
 * Fetches the body of a successful response, with the retries, pauses and limits of the run.
 *
 * @throws FetchStopped when there is none
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
	const { verdict } = await sendWithRetry(request, parse, run, NO_HISTORY);
	switch (verdict.kind) {
		case 'success':
			return verdict.body;
		case 'gaveUp':
			throw new FetchStopped({ code: 'unavailable', reason: verdict.reason });
		case 'refused': {
			if (verdict.status === 404) {
				const stop = { code: 'wrongAddress', reason: verdict.reason } as const;
				run.halt(stop);
				throw new FetchStopped({ ...stop, status });
			}
			const { text } = verdict.refusal;
			const reason = verdict.status === 413 || text === '' ? verdict.reason : text;
			throw new FetchStopped({ code: 'refused', reason, status });
		}
		case 'stop':
			throw new FetchStopped({ ...(run.stop ?? verdict), status });
	}
}
