import { sleep } from 'n8n-workflow';
import type { Ports } from '../../bulk/ports';
import type { Service } from '../service';
import { createSend, type RequestContext } from './createSend';
import { orAborted } from './orAborted';
import { readFailure } from './readFailure';

/**
 * Connects the engine to n8n: HTTP, clock, chance and the user's Stop button.
 *
 * @param timeoutMs longest time for one attempt, ms
 */
export function createPorts(context: RequestContext, service: Service, timeoutMs: number): Ports {
	// Only a run can be cancelled.
	const signal =
		'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
	const send = createSend(context, service, timeoutMs);
	return {
		// On cancel n8n's helper aborts the request; nobody waits until it has done so.
		send: async (request) =>
			await orAborted(send(request), signal, () => readFailure({ code: 'ERR_CANCELED' }, service)),
		// Older n8n does not end a sleep on cancel.
		sleep: async (ms) => {
			const slept = sleep(ms, signal).catch(() => undefined);
			await orAborted(slept, signal, () => undefined);
		},
		now: Date.now,
		random: Math.random,
		cancelled: () => signal?.aborted ?? false,
	};
}
