import { interpretRefusal } from '../../push/interpretRefusal';
import type { Refusal } from '../../push/target';
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
	parseRefusal: (body: unknown) => Refusal,
	run: Run,
): Promise<unknown> {
	let status: number | undefined;
	const parse = (body: unknown, refusedWith: number): Refusal => {
		status = refusedWith;
		return parseRefusal(body);
	};
	const { verdict } = await sendWithRetry(request, parse, run, NO_HISTORY);
	switch (verdict.kind) {
		case 'success':
			return verdict.body;
		case 'gaveUp':
			throw new FetchStopped({ code: 'unavailable', reason: verdict.reason });
		case 'stop':
			throw new FetchStopped({ ...(run.stop ?? verdict), status });
		case 'refused':
	}
	const refusal = interpretRefusal(verdict);
	if (refusal.scope !== 'run') {
		throw new FetchStopped({ code: 'refused', reason: refusal.reason, status });
	}
	run.halt(refusal.stop);
	throw new FetchStopped({ ...refusal.stop, status });
}
