import fc from 'fast-check';
import type { FaultName } from '#sandbox/faults/catalogue';
import { openPoller } from '#tools/n8n/openPoller';
import { accounts } from './support/getMany';
import { recotapTriggerNode } from './support/recotap';
import { startTrigger, type TriggerBench } from './support/trigger';

/** Two pages. */
const COUNT = 130;
/** Updates that become visible within this time must be returned, ms. */
const LONGEST_LAG = 59_000;

/** An update of consecutive accounts, some time after the last step. All times in ms. */
interface Update {
	readonly after: number;
	readonly account: number;
	readonly count: number;
	readonly lag: number;
}

/** A poll: what happens while it reads, and the faults of its requests. */
interface Poll {
	readonly after: number;
	/** How far the server's clock is ahead during the poll, ms. */
	readonly ahead: number;
	readonly during: readonly Update[];
	readonly faults: readonly (FaultName | undefined)[];
}

interface Scenario {
	readonly startWith: 'now' | 'everything';
	readonly stamps: 'milliseconds' | 'seconds' | 'days';
	/** Stored cursors have expired by the next poll. */
	readonly cursorsDie: boolean;
	readonly steps: readonly (Update | Poll)[];
}

const after = fc.oneof(
	fc.integer({ min: 0, max: 999 }),
	fc.integer({ min: 0, max: 90_000 }),
	fc.constant(3_600_000),
);
const update: fc.Arbitrary<Update> = fc.record({
	after,
	account: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: COUNT - 1 })),
	count: fc.oneof(
		{ weight: 5, arbitrary: fc.constant(1) },
		{ weight: 1, arbitrary: fc.constant(110) },
	),
	lag: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: LONGEST_LAG })),
});
const fault = fc.oneof(
	{ weight: 6, arbitrary: fc.constant(undefined) },
	{
		weight: 1,
		arbitrary: fc.constantFrom<FaultName>(
			...(['page-empty', 'page-overlapping', 'page-last-with-cursor', 'page-refused'] as const),
			...(['page-without-sync-time', 'throttled-huge', 'status-401'] as const),
		),
	},
);
const poll: fc.Arbitrary<Poll> = fc.record({
	after,
	// Longer than any time between polls: a smaller lead cannot be detected from the elapsed time.
	ahead: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, fc.constant(30 * 3_600_000)),
	during: fc.array(update, { maxLength: 2 }),
	faults: fc.oneof(
		fc.array(fault, { maxLength: 4 }),
		fc.constant([undefined, 'throttled-huge' as const]),
		fc.constant([undefined, undefined, 'throttled-huge' as const]),
	),
});
const scenarios: fc.Arbitrary<Scenario> = fc.record({
	startWith: fc.constantFrom('now', 'everything'),
	stamps: fc.constantFrom('milliseconds', 'seconds', 'seconds', 'days'),
	cursorsDie: fc.boolean(),
	steps: fc.array(fc.oneof(update, poll), { minLength: 4, maxLength: 16 }),
});

/** What the test covered, over all runs. */
const reached = {
	updates: 0,
	late: 0,
	sameSecond: 0,
	polls: 0,
	failed: 0,
	parts: 0,
	dead: 0,
	ahead: 0,
};

/** An update that was carried out. */
interface Done {
	readonly version: number;
	/** Whether the trigger has to return it: it was already active. */
	readonly isOwed: boolean;
}

async function run(scenario: Scenario, bench: TriggerBench): Promise<void> {
	const { stamps, cursorsDie, steps } = scenario;
	// A date does not show what existed before the activation.
	const startWith = stamps === 'days' ? 'everything' : scenario.startWith;
	const { sandbox, engine } = bench;
	let lag = 0;
	let version = 0;
	let isActive = false;
	let isFirstRequest = true;
	let lastPollAt = -Infinity;
	const last = new Map<string, Done>();
	const handedOver = new Map<string, number[]>();
	let duringPoll: Update[] = [];
	let faults: (FaultName | undefined)[] = [];

	const carryOut = (one: Update): void => {
		bench.pass(one.after);
		lag = one.lag;
		version++;
		for (let at = one.account; at < Math.min(one.account + one.count, COUNT); at++) {
			bench.update(`n${at}.com`, { scores: { account: version } });
			last.set(`n${at}.com`, { version, isOwed: isActive });
		}
		lag = 0;
		reached.updates++;
		if (one.lag > 0) reached.late++;
		const second = (time: number) => Math.floor(time / 1000);
		if (stamps === 'seconds' && second(bench.now()) === second(lastPollAt)) reached.sameSecond++;
	};
	sandbox.reset({
		accounts: accounts(COUNT),
		reply: { stamps },
		readLag: () => lag,
		faults: {
			script: ({ path }) => {
				bench.pass(20);
				const next = duringPoll.shift();
				if (next !== undefined) carryOut(next);
				const struck = faults.shift();
				const isKept = path.includes('cursor=') && isFirstRequest;
				isFirstRequest = false;
				if (!isKept || !cursorsDie) return struck;
				reached.dead++;
				return 'page-cursor-expired';
			},
		},
	});
	const poller = openPoller(engine, recotapTriggerNode({ startWith }));
	const pollOnce = async (): Promise<number> => {
		lastPollAt = bench.now();
		isFirstRequest = true;
		reached.polls++;
		const items = await poller.poll();
		isActive = true;
		if (JSON.stringify(poller.staticData).includes('"walk"')) reached.parts++;
		for (const { json } of items) {
			const domain = String(json['domain']);
			const versions = handedOver.get(domain) ?? [];
			handedOver.set(domain, [...versions, Number(json['rtp_account_score'])]);
		}
		return items.length;
	};

	const hasBegun = (): boolean => isActive;
	for (const step of steps) {
		if ('account' in step) {
			carryOut(step);
			continue;
		}
		bench.pass(step.after);
		faults = [...step.faults];
		// The first time returned by the server has to be right.
		const ahead = hasBegun() ? step.ahead : 0;
		// Updates have the right time.
		duringPoll = ahead > 0 ? [] : [...step.during];
		if (ahead > 0) reached.ahead++;
		bench.pass(ahead);
		await pollOnce().catch(() => reached.failed++);
		bench.pass(-ahead);
		duringPoll = [];
		faults = [];
		// No schedule of n8n is that dense.
		bench.pass(1000);
	}
	bench.pass(2 * LONGEST_LAG);
	// The rest of a walk, new updates after it, updates before it if its time was wrong, and then nothing.
	for (let poll = 0; poll < 4; poll++) await pollOnce();
	expect(await pollOnce()).toBe(0);

	for (const [domain, { version: latest, isOwed }] of last) {
		if (isOwed) expect(`${domain} ${handedOver.get(domain)?.at(-1)}`).toBe(`${domain} ${latest}`);
	}
	if (startWith === 'everything') expect(handedOver.size).toBe(COUNT);
	else expect([...handedOver.keys()].filter((domain) => !last.has(domain))).toEqual([]);
	// A walk that is interrupted while the server's clock is ahead may repeat updates, but loses none.
	const isAhead = steps.some((step) => !('account' in step) && step.ahead > 0);
	const isBroken = steps.some((step) => !('account' in step) && step.faults.length > 0);
	if (isAhead && (isBroken || cursorsDie)) return;
	for (const [domain, versions] of handedOver) {
		const isRepeated = new Set(versions).size < versions.length;
		expect(`${domain} ${isRepeated}`).toBe(`${domain} false`);
	}
}

it('loses and repeats no update, whenever it is made, visible and read', async () => {
	const bench = await startTrigger();
	await fc.assert(
		fc.asyncProperty(scenarios, async (scenario) => {
			await run(scenario, bench);
		}),
		{ numRuns: 100, interruptAfterTimeLimit: 90_000 },
	);
	expect(reached.updates).toBeGreaterThan(250);
	expect(reached.late).toBeGreaterThan(80);
	expect(reached.sameSecond).toBeGreaterThan(2);
	expect(reached.polls).toBeGreaterThan(250);
	expect(reached.failed).toBeGreaterThan(3);
	expect(reached.parts).toBeGreaterThan(8);
	expect(reached.dead).toBeGreaterThan(4);
	expect(reached.ahead).toBeGreaterThan(20);
}, 120_000);
