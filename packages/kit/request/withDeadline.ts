import type { Ports } from './ports';

/**
 * The same ports, for work that has to be done by a certain time: from then on it counts as cancelled, and nobody sleeps
 * longer than that.
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
