import type { Ports } from '@n8n-nodes-recotap/kit/request/ports';
import { withDeadline } from '@n8n-nodes-recotap/kit/request/withDeadline';

/** Ports with a manual clock, three seconds before the deadline. */
function start(isCancelled = false) {
	const slept: number[] = [];
	let time = 10_000;
	const ports: Ports = {
		send: async () => ({ kind: 'networkError', cause: 'lost', message: '' }),
		sleep: async (ms) => {
			slept.push(ms);
		},
		now: () => time,
		random: () => 0,
		cancelled: () => isCancelled,
	};
	const limited = withDeadline(ports, 13_000);
	return { limited, slept, setTime: (ms: number) => (time = ms) };
}

it('sleeps as long as requested, but not beyond the deadline', async () => {
	const { limited, slept, setTime } = start();
	await limited.sleep(1000);
	await limited.sleep(5000);
	setTime(14_000);
	await limited.sleep(1000);
	expect(slept).toEqual([1000, 3000, 0]);
});

it('reports cancellation from the deadline on', () => {
	const { limited, setTime } = start();
	setTime(12_999);
	expect(limited.cancelled()).toBe(false);
	setTime(13_000);
	expect(limited.cancelled()).toBe(true);
	expect(start(true).limited.cancelled()).toBe(true);
});
