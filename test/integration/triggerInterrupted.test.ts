import type { FaultName } from '#sandbox/faults/catalogue';
import { accounts } from './support/getMany';
import { startTrigger } from './support/trigger';

const all = (count: number) => accounts(count).map(({ domain }) => domain);

/** 250 accounts on three pages; faults by the number of the request, from 1. */
const startWalk = async (faults: Readonly<Record<number, FaultName>>, parameters = {}) =>
	await startTrigger(
		{ startWith: 'everything', ...parameters },
		{ count: 250, faults: { script: ({ index }) => faults[index + 1] } },
	);

it('returns what was fetched in time and continues at the next poll', async () => {
	const trigger = await startWalk({ 2: 'throttled-huge', 4: 'throttled-huge' });
	expect(await trigger.pollDomains()).toEqual(all(250).slice(0, 100));
	trigger.poller.restart();
	expect(await trigger.pollDomains()).toEqual(all(250).slice(100, 200));
	expect(await trigger.pollDomains()).toEqual(all(250).slice(200));
	expect(await trigger.poll()).toEqual([]);
});

it('loses and repeats no update between the parts of a walk', async () => {
	const trigger = await startWalk({ 2: 'throttled-huge' });
	expect(await trigger.pollDomains()).toHaveLength(100);
	trigger.recalculate('n5.com');
	trigger.recalculate('n240.com');
	expect(await trigger.pollDomains()).toEqual(all(250).slice(100));
	expect(await trigger.pollDomains()).toEqual(['n5.com']);
	expect(await trigger.poll()).toEqual([]);
});

it('fails if nothing was fetched in time, and states when to expect more', async () => {
	const trigger = await startWalk({ 1: 'throttled-huge' });
	await expect(trigger.poll()).rejects.toMatchObject({
		description: expect.stringMatching(/^Try again after \d\d? [A-Z][a-z]{2} \d{4}, \d\d:\d\d \(/),
	});
	expect(await trigger.pollDomains()).toEqual(all(250));
});

it.each(['page-cursor-expired', 'page-cursor-gone'] as const)(
	'restarts the walk if its cursor has expired: %s',
	async (fault) => {
		const trigger = await startWalk({ 2: 'throttled-huge', 3: fault });
		const domains = [...(await trigger.pollDomains()), ...(await trigger.pollDomains())];
		expect(new Set(domains)).toEqual(new Set(all(250)));
		expect(await trigger.poll()).toEqual([]);
	},
);

it('repeats nothing if a page is refused for another reason than its cursor', async () => {
	const trigger = await startWalk({ 2: 'throttled-huge', 3: 'page-refused' });
	expect(await trigger.pollDomains()).toEqual(all(250).slice(0, 100));
	await expect(trigger.poll()).rejects.toThrow(/This list is being rebuilt$/);
	expect(await trigger.pollDomains()).toEqual(all(250).slice(100));
	expect(await trigger.poll()).toEqual([]);
});

it('restarts the walk after three consecutive refusals that do not mention the cursor', async () => {
	const refused = { 3: 'page-refused', 4: 'page-refused', 6: 'page-refused' } as const;
	const trigger = await startWalk({ 2: 'throttled-huge', 5: 'status-401', ...refused });
	expect(await trigger.pollDomains()).toEqual(all(250).slice(0, 100));
	await expect(trigger.poll()).rejects.toThrow(/This list is being rebuilt$/);
	await expect(trigger.poll()).rejects.toThrow(/This list is being rebuilt$/);
	await expect(trigger.poll()).rejects.toThrow(/Invalid API key$/);
	expect(await trigger.pollDomains()).toEqual(all(250).slice(100));
	expect(trigger.sandbox.requests.slice(5).map(({ path }) => path.includes('cursor='))).toEqual([
		true,
		false,
		true,
		true,
	]);
	expect(await trigger.poll()).toEqual([]);
	expect(JSON.stringify(trigger.poller.staticData)).not.toContain('refusals');
});

it('resets the count of refusals after a page', async () => {
	const refused = { 3: 'page-refused', 4: 'page-refused', 7: 'page-refused' } as const;
	const trigger = await startWalk({ 2: 'throttled-huge', 6: 'throttled-huge', ...refused });
	await trigger.poll();
	await expect(trigger.poll()).rejects.toThrow();
	await expect(trigger.poll()).rejects.toThrow();
	expect(await trigger.pollDomains()).toEqual(all(250).slice(100, 200));
	await expect(trigger.poll()).rejects.toThrow(/This list is being rebuilt$/);
	expect(await trigger.pollDomains()).toEqual(all(250).slice(200));
});

it("quotes Recotap's refusal if it is not about the cursor", async () => {
	const trigger = await startWalk({ 1: 'page-cursor-expired' });
	await expect(trigger.poll()).rejects.toThrow(/Invalid cursor$/);
});

it('records the current state without events, even in several parts', async () => {
	const event = { event: 'journeyStageChanged', startWith: 'now' };
	const trigger = await startWalk({ 2: 'throttled-huge' }, event);
	for (const domain of ['n1.com', 'n249.com']) {
		trigger.recalculate(domain, { journeyStage: 'Aware' });
	}
	expect(await trigger.poll()).toEqual([]);
	expect(await trigger.poll()).toEqual([]);
	trigger.recalculate('n249.com', { journeyStage: 'Decision' });
	trigger.recalculate('n1.com');
	expect(await trigger.poll()).toMatchObject([
		{ domain: 'n249.com', previousJourneyStage: 'Aware' },
	]);
});

describe('a first walk without events whose cursor expires between its parts', () => {
	const faults = { 2: 'throttled-huge', 3: 'page-cursor-expired' } as const;

	it.each([
		['had a stage', 'Aware'],
		['had none', ''],
	])('fires for the new stage of an account that %s when it was read', async (_, stage) => {
		const trigger = await startWalk(faults, { event: 'journeyStageChanged', startWith: 'now' });
		trigger.update('n1.com', { journeyStage: stage });
		trigger.update('n2.com', { journeyStage: 'Aware' });
		expect(await trigger.poll()).toEqual([]);
		trigger.recalculate('n1.com', { journeyStage: 'Decision' });
		trigger.recalculate('n2.com', { scores: { account: 5 } });
		expect(await trigger.poll()).toMatchObject([
			{ domain: 'n1.com', rtp_journey_stage: 'Decision', previousJourneyStage: stage },
		]);
		expect(await trigger.poll()).toEqual([]);
		expect(JSON.stringify(trigger.poller.staticData).length).toBeLessThan(1000);
	});

	it('fires for an account whose score reached the threshold after it was read', async () => {
		const score = { event: 'scoreReached', score: 'rtp_account_score', threshold: 50 };
		const trigger = await startWalk(faults, { ...score, startWith: 'now' });
		trigger.update('n2.com', { scores: { account: 60 } });
		expect(await trigger.poll()).toEqual([]);
		trigger.recalculate('n1.com', { scores: { account: 70 } });
		trigger.recalculate('n2.com', { scores: { account: 80 } });
		expect(await trigger.pollDomains()).toEqual(['n1.com']);
		expect(await trigger.poll()).toEqual([]);
	});
});

it('returns at most 10,000 items at once', async () => {
	const trigger = await startTrigger({ startWith: 'everything' }, { count: 10_050 });
	expect(await trigger.poll()).toHaveLength(10_000);
	expect(await trigger.pollDomains()).toEqual(all(10_050).slice(10_000));
});
