import type { ApiRequest } from '../../request/ports';
import type { Run } from '../../request/run';
import { sendWithRetry, UNTOUCHED } from '../../request/sendWithRetry';
import type { Refusal } from '../../push/target';
import { FetchStopped } from './fetchStopped';

/**
 * Gets the body of a successful reply, with the retries, pauses and limits of the run.
 *
 * @throws FetchStopped when there is none
 */
export async function fetchBody(
	request: ApiRequest,
	readRefusal: (body: unknown) => Refusal,
	run: Run,
): Promise<unknown> {
	let status: number | undefined;
	const read = (body: unknown, refusedWith: number): Refusal => {
		status = refusedWith;
		return readRefusal(body);
	};
	const { verdict } = await sendWithRetry(request, read, run, UNTOUCHED);
	switch (verdict.scope) {
		case 'none':
			return verdict.body;
		case 'request':
			throw new FetchStopped({ code: 'unavailable', reason: verdict.reason });
		case 'rows':
		case 'group':
			throw new FetchStopped({ code: 'refused', reason: verdict.reason, status });
		case 'run':
			throw new FetchStopped({ ...(run.stop ?? verdict), status });
	}
}
