import { sleep } from 'n8n-workflow';
import type { Ports } from '../../request/ports';
import type { Service } from './service';
import { cancelSignalOf, createSend, type RequestContext } from './createSend';
import { orAborted } from './orAborted';

/**
 * Connects a run to n8n: HTTP, clock, random numbers and the user's Stop button.
 *
 * @param timeoutMs timeout of one attempt, ms
 */
export function createPorts(context: RequestContext, service: Service, timeoutMs: number): Ports {
	const signal = cancelSignalOf(context);
	return {
		send: createSend(context, service, timeoutMs),
		// Older versions of n8n do not end a sleep on cancel.
		sleep: async (ms) => {
			const slept = sleep(ms, signal).catch(() => undefined);
			await orAborted(slept, signal, () => undefined);
		},
		now: Date.now,
		random: Math.random,
		cancelled: () => signal?.aborted ?? false,
	};
}
