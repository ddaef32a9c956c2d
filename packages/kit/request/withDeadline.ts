import type { Ports } from './ports';

/**
 * The same ports with a deadline: after it they report cancellation, and no sleep lasts beyond it.
 *
 * @param deadline milliseconds since the epoch
 */
export function withDeadline(ports: Ports, deadline: number): Ports {
	return {
		...ports,
		sleep: async (ms) => await ports.sleep(Math.max(0, Math.min(ms, deadline - ports.now()))),
		cancelled: () => ports.cancelled() || ports.now() >= deadline,
	};
}
