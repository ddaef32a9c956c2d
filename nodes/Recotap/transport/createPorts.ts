import { type IExecuteFunctions, sleep } from 'n8n-workflow';
import type { Ports } from '../../../bulk/ports';
import { createSend } from './createSend';

/**
 * Connects the engine to n8n: HTTP, clock, chance and the user's Cancel button.
 *
 * @param timeoutMs longest time for one attempt, ms
 */
export function createPorts(context: IExecuteFunctions, timeoutMs: number): Ports {
	const signal = context.getExecutionCancelSignal();
	const cancelled = new Promise<void>((resolve) => {
		signal?.addEventListener('abort', () => resolve(), { once: true });
	});
	return {
		send: createSend(context, timeoutMs),
		// Older n8n does not end a sleep on cancel, hence the race.
		sleep: async (ms) => await Promise.race([sleep(ms, signal).catch(() => undefined), cancelled]),
		now: Date.now,
		random: Math.random,
		cancelled: () => signal?.aborted ?? false,
	};
}
