import { startTrigger, type TriggerBench } from './support/trigger';

const MINUTE = 60_000;

/** Delay until updates become visible; set by each test. */
let lag = 0;
beforeEach(() => (lag = 0));
const readLag = (): number => lag;

/** Activates the trigger in the middle of a second. */
async function startWithin(
	parameters: Parameters<typeof startTrigger>[0],
	options: Parameters<typeof startTrigger>[1] = {},
): Promise<TriggerBench> {
	const trigger = await startTrigger(parameters, options);
	trigger.pass(500);
	await trigger.poll();
	return trigger;
}

const BEGINNINGS = [['now'], ['everything']] as const;
/** Not only whole minutes, which would hide effects within a second. */
const POLLS_APART = [1000, 10_000, MINUTE, 61 * MINUTE];

describe.each(BEGINNINGS)('starting with %s', (startWith) => {
	it('returns an update with a time in the same second as the last poll', async () => {
		const reply = { stamps: 'seconds' } as const;
		const trigger = await startWithin({ startWith }, { reply });
		for (const apart of POLLS_APART) {
			trigger.update('n1.com', { scores: { account: apart } });
			trigger.pass(apart);
			expect(await trigger.poll()).toMatchObject([{ domain: 'n1.com', rtp_account_score: apart }]);
		}
		trigger.pass(MINUTE);
		expect(await trigger.poll()).toEqual([]);
	});

	it.each([200, 58_000])('returns an update that becomes visible %d ms late', async (late) => {
		const trigger = await startWithin({ startWith }, { readLag });
		for (const apart of POLLS_APART) {
			lag = late;
			trigger.update('n1.com', { scores: { account: apart } });
			trigger.pass(late - 1);
			expect(await trigger.poll()).toEqual([]);
			trigger.pass(apart);
			expect(await trigger.poll()).toMatchObject([{ domain: 'n1.com', rtp_account_score: apart }]);
		}
		trigger.pass(MINUTE);
		expect(await trigger.poll()).toEqual([]);
	});
});

it('returns an event that becomes visible late', async () => {
	const trigger = await startWithin({ event: 'journeyStageChanged' }, { readLag });
	lag = 200;
	trigger.update('n1.com', { journeyStage: 'Aware' });
	expect(await trigger.poll()).toEqual([]);
	trigger.pass(1000);
	expect(await trigger.pollDomains()).toEqual(['n1.com']);
	trigger.pass(1000);
	expect(await trigger.poll()).toEqual([]);
});

it('does not return updates from shortly before the activation, even over several polls', async () => {
	const trigger = await startTrigger(
		{},
		{
			count: 250,
			// The first request is for the time, the third for the second page.
			faults: { script: ({ index }) => (index === 2 ? 'throttled-huge' : undefined) },
		},
	);
	expect(await trigger.poll()).toEqual([]);
	trigger.recalculate('n5.com');
	trigger.recalculate('n240.com');
	expect(await trigger.pollDomains()).toEqual(['n240.com']);
	expect(await trigger.pollDomains()).toEqual(['n5.com']);
	expect(await trigger.poll()).toEqual([]);
});

it("repeats nothing if the server's clock goes back", async () => {
	const trigger = await startTrigger({ startWith: 'everything' });
	trigger.recalculate('n1.com');
	expect(await trigger.poll()).toHaveLength(3);
	trigger.pass(5 * MINUTE);
	expect(await trigger.poll()).toEqual([]);
	trigger.pass(-5 * MINUTE);
	expect(await trigger.poll()).toEqual([]);
	expect(await trigger.poll()).toEqual([]);
});

describe.each(BEGINNINGS)(
	'a server whose clock is ahead in some responses, starting with %s',
	(startWith) => {
		it.each([1, 2, 10])('causes no lost or repeated update if %d in a row are', async (ahead) => {
			const trigger = await startWithin({ startWith });
			const heard: unknown[] = [];
			let version = 0;
			const pass = (): void => {
				trigger.pass(4 * MINUTE);
				trigger.update(`n${version % 3}.com`, { scores: { account: ++version } });
				trigger.pass(4 * MINUTE);
			};
			const poll = async (): Promise<void> => {
				for (const { rtp_account_score: score } of await trigger.poll()) heard.push(score);
			};
			pass();
			await poll();
			for (let reply = 0; reply < ahead; reply++) {
				pass();
				trigger.pass(240 * MINUTE);
				await poll();
				trigger.pass(-240 * MINUTE);
			}
			// Of three accounts, only the last three versions can still be listed.
			const before = version - Math.min(ahead - 1, 2);
			await poll();
			pass();
			await poll();
			await poll();
			expect(new Set(heard).size).toBe(heard.length);
			for (let one = before + 1; one <= version; one++) expect(heard).toContain(one);
			expect(await trigger.poll()).toEqual([]);
		});
	},
);

describe('an update time that differs from the one that Recotap filters by', () => {
	it('causes no repeated update if only its day is shown', async () => {
		const trigger = await startWithin({}, { reply: { stamps: 'days' } });
		for (const apart of [1000, 10_000, 30_000]) {
			trigger.pass(10 * MINUTE);
			trigger.update('n1.com', { scores: { account: apart } });
			expect(await trigger.poll()).toMatchObject([{ rtp_account_score: apart }]);
			for (let again = 0; again < 4; again++) {
				trigger.pass(apart);
				expect(await trigger.poll()).toEqual([]);
			}
		}
	});
});

it('sends the same filter on every page of a walk', async () => {
	const trigger = await startTrigger(
		{ startWith: 'everything' },
		{
			count: 250,
			faults: { script: ({ index }) => (index === 5 ? 'throttled-huge' : undefined) },
		},
	);
	await trigger.poll();
	trigger.pass(10 * MINUTE);
	for (let at = 0; at < 250; at++) trigger.update(`n${at}.com`);
	expect(await trigger.poll()).toHaveLength(200);
	trigger.pass(10 * MINUTE);
	expect(await trigger.poll()).toHaveLength(50);
	const asked = trigger.sandbox.requests.map(({ path }) =>
		new URLSearchParams(path.split('?')[1]).get('lastSync'),
	);
	expect(asked.slice(0, 3)).toEqual([null, null, null]);
	expect(asked.length).toBe(7);
	expect(new Set(asked.slice(3)).size).toBe(1);
});
