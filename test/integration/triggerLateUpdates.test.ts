import { startTrigger, type TriggerBench } from './support/trigger';

const MINUTE = 60_000;

/** How long updates take to show; a test sets it. */
let lag = 0;
beforeEach(() => (lag = 0));
const readLag = (): number => lag;

/** Activated, and the second has half gone by. */
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
/** Whole minutes would hide what happens within a second. */
const POLLS_APART = [1000, 10_000, MINUTE, 61 * MINUTE];

describe.each(BEGINNINGS)('starting with %s', (startWith) => {
	it('hands over an update that is stamped with the second in which the poll before came', async () => {
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

	it.each([200, 58_000])('hands over an update that shows %d ms late', async (late) => {
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

it('hands over an event that shows late', async () => {
	const trigger = await startWithin({ event: 'journeyStageChanged' }, { readLag });
	lag = 200;
	trigger.update('n1.com', { journeyStage: 'Aware' });
	expect(await trigger.poll()).toEqual([]);
	trigger.pass(1000);
	expect(await trigger.pollDomains()).toEqual(['n1.com']);
	trigger.pass(1000);
	expect(await trigger.poll()).toEqual([]);
});

it('takes what was updated shortly before the activation for old, also when it takes several polls', async () => {
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

it('repeats nothing when the clock of the server goes back', async () => {
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
	'a server whose clock is ahead for some replies, starting with %s',
	(startWith) => {
		it.each([1, 2, 10])('loses and repeats nothing when %d in a row are', async (ahead) => {
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
			// Among three accounts, only the last three versions are still there to be listed.
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

describe('a time of update that is not what Recotap goes by', () => {
	it('repeats no update that is shown with its day only', async () => {
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

it('asks for the same updates on every page of a walk', async () => {
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
