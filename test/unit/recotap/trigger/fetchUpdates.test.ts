import { Run } from '@n8n-nodes-recotap/kit/request/run';
import { Marks } from '#nodes/Recotap/trigger/marks';
import { fetchUpdates } from '#nodes/Recotap/trigger/fetchUpdates';
import type { State } from '#nodes/Recotap/trigger/state';
import { withDeadline } from '@n8n-nodes-recotap/kit/request/withDeadline';
import { status } from '../../support/pushTo';
import { VirtualTime } from '../../support/virtualTime';

const QUESTION = { key: 'updates', watch: undefined };
const FRESH: State = { question: QUESTION.key, recent: '', marks: {} };

/** An endless workspace: every page contains one account and takes a second. */
function runUntil(time: VirtualTime, deadline: number, refuse = (_request: number) => false): Run {
	let requests = 0;
	const ports = {
		send: async ({ query }: { readonly query?: Readonly<Record<string, unknown>> }) => {
			await time.after(1000);
			if (refuse(++requests)) return status(503);
			const at = Number(query?.['cursor'] ?? 0);
			const data = {
				data: [{ rtp_aid: `a${at}` }],
				nextCursor: String(at + 1),
				hasNextPage: true,
				syncTimestamp: '2031-04-30T10:00:00Z',
			};
			return { kind: 'response' as const, status: 200, headers: {}, body: { data } };
		},
		sleep: time.sleep,
		now: time.now,
		random: () => 0.9,
		cancelled: () => false,
	};
	const limits = { maxRetries: 4, maxWaitMs: 600_000 };
	return new Run(withDeadline(ports, time.now() + deadline), limits);
}

it('requests no further page after the deadline', async () => {
	const time = new VirtualTime();
	const { events, state } = await time.run(
		fetchUpdates(QUESTION, FRESH, runUntil(time, 2500), false),
	);
	expect(events).toHaveLength(3);
	expect(state.walk).toMatchObject({ cursor: '3', startedAt: '2031-04-30T10:00:00Z' });
	expect(state.since).toBeUndefined();
});

it('does not sleep beyond the deadline', async () => {
	const time = new VirtualTime();
	const start = time.now();
	const run = runUntil(time, 4000, (request) => request > 1);
	const { events } = await time.run(fetchUpdates(QUESTION, FRESH, run, false));
	expect(events).toHaveLength(1);
	expect(time.now() - start).toBeLessThanOrEqual(5000);
});

it('fails if not even one page was fetched in time', async () => {
	const time = new VirtualTime();
	const run = runUntil(time, 3000, () => true);
	await expect(time.run(fetchUpdates(QUESTION, FRESH, run, false))).rejects.toMatchObject({
		stop: { code: 'unavailable' },
	});
});

it('stores the stages of 100,000 accounts in 8 characters each', () => {
	const marks = new Marks({});
	for (let at = 0; at < 100_000; at++) marks.replace(`account ${at}`, `Stage ${at % 5}`);
	const packed = marks.pack();
	expect(JSON.stringify(packed).length).toBeLessThan(800_100);

	const unpacked = new Marks(packed);
	expect(unpacked.replace('account 77777', '')).toBe('Stage 2');
	expect(unpacked.replace('account 77777', 'Stage 3')).toBe('');
});
