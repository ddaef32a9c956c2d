import type { INodeParameters } from 'n8n-workflow';
import { startTrigger } from './support/trigger';

describe('journey stage changed', () => {
	const event = 'journeyStageChanged';

	it('returns the previous stage and ignores other updates', async () => {
		const trigger = await startTrigger({ event });
		trigger.recalculate('n0.com', { journeyStage: 'Aware' });
		expect(await trigger.poll()).toEqual([]);

		trigger.recalculate('n0.com', { scores: { account: 5 } });
		expect(await trigger.poll()).toEqual([]);
		trigger.recalculate('n0.com', { journeyStage: 'Consideration' });
		expect(await trigger.poll()).toMatchObject([
			{
				domain: 'n0.com',
				rtp_journey_stage: 'Consideration',
				previousJourneyStage: 'Aware',
			},
		]);
		expect(await trigger.poll()).toEqual([]);
	});

	it('fires for new accounts', async () => {
		const trigger = await startTrigger({ event });
		await trigger.poll();
		trigger.sandbox.store.create({ domain: 'new.com', name: 'New' });
		trigger.recalculate('new.com', { journeyStage: 'Aware' });
		expect(await trigger.poll()).toMatchObject([{ domain: 'new.com', previousJourneyStage: '' }]);
	});

	it('fires only for the stages chosen by the user, in any spelling', async () => {
		const trigger = await startTrigger({ event, stages: [' decision ', ''] });
		await trigger.poll();
		trigger.recalculate('n0.com', { journeyStage: 'Consideration' });
		trigger.recalculate('n1.com', { journeyStage: 'Decision' });
		expect(await trigger.pollDomains()).toEqual(['n1.com']);
		trigger.recalculate('n0.com', { journeyStage: 'Decision' });
		expect(await trigger.poll()).toMatchObject([{ previousJourneyStage: 'Consideration' }]);
	});

	it('starts with every account that has a stage, if the user wants that', async () => {
		const trigger = await startTrigger({ event, startWith: 'everything' });
		trigger.recalculate('n1.com', { journeyStage: 'Aware' });
		expect(await trigger.pollDomains()).toEqual(['n1.com']);
		expect(await trigger.poll()).toEqual([]);
	});

	it('does not return a stage twice after n8n was restarted', async () => {
		const trigger = await startTrigger({ event });
		await trigger.poll();
		trigger.recalculate('n1.com', { journeyStage: 'Aware' });
		expect(await trigger.pollDomains()).toEqual(['n1.com']);
		trigger.recalculate('n1.com', { scores: { account: 1 } });
		expect(await trigger.poll()).toEqual([]);
		trigger.poller.restart();
		expect(await trigger.poll()).toEqual([]);
	});
});

describe('score reached', () => {
	const parameters = { event: 'scoreReached', score: 'rtp_website_intent_score', threshold: 50 };

	it('fires when the score rises, and again only after it fell', async () => {
		const trigger = await startTrigger(parameters);
		await trigger.poll();
		const poll = async (website: number) => {
			trigger.recalculate('n1.com', { scores: { website } });
			return await trigger.poll();
		};
		expect(await poll(49)).toEqual([]);
		expect(await poll(50)).toMatchObject([{ domain: 'n1.com', rtp_website_intent_score: 50 }]);
		expect(await poll(80)).toEqual([]);
		expect(await poll(49)).toEqual([]);
		expect(await poll(120)).toHaveLength(1);
	});

	it('does not fire for existing accounts, unless the user wants that', async () => {
		const quiet = await startTrigger(parameters);
		quiet.recalculate('n1.com', { scores: { website: 70 } });
		expect(await quiet.poll()).toEqual([]);
		quiet.recalculate('n1.com', { scores: { website: 71 } });
		expect(await quiet.poll()).toEqual([]);

		const eager = await startTrigger({ ...parameters, startWith: 'everything' });
		eager.recalculate('n1.com', { scores: { website: 70 } });
		expect(await eager.pollDomains()).toEqual(['n1.com']);
	});

	it('starts over with another threshold', async () => {
		const trigger = await startTrigger(parameters);
		trigger.recalculate('n1.com', { scores: { website: 60 } });
		await trigger.poll();
		trigger.poller.change({ ...parameters, threshold: 70 });
		expect(await trigger.poll()).toEqual([]);
		trigger.recalculate('n1.com', { scores: { website: 75 } });
		expect(await trigger.pollDomains()).toEqual(['n1.com']);
	});

	it.each<[INodeParameters, string]>([
		[{ threshold: 0 }, "'Threshold' must be a number above 0, got 0"],
		[{ threshold: '={{ [70] }}' }, "'Threshold' must be a number above 0, got a list"],
		[{ threshold: '={{ true }}' }, "'Threshold' must be a number above 0, got true"],
		[{ score: '={{ "age" }}' }, "'Score' must be one of rtp_account_score, "],
		[{ simplify: '={{ "yes" }}' }, "'Simplify' must be true or false, got 'yes'"],
		[{ startWith: '={{ "today" }}' }, "'Start With' must be one of everything, now; got 'today'"],
		[{ event: 'journeyStageChanged', stages: '={{ [{}] }}' }, "'Stages' must be a list of texts"],
	])('refuses %j', async (wrong, message) => {
		const trigger = await startTrigger({ ...parameters, ...wrong });
		await expect(trigger.poll()).rejects.toThrow(message);
	});

	it('accepts the texts "60" and "false"', async () => {
		const texts = { threshold: '={{ "60" }}', simplify: '={{ "false" }}' };
		const trigger = await startTrigger({ ...parameters, ...texts });
		trigger.recalculate('n1.com', { scores: { website: 60 } });
		await trigger.poll();
		trigger.recalculate('n2.com', { scores: { website: 61 } });
		expect(await trigger.poll()).toMatchObject([{ domain: 'n2.com', customFields: {} }]);
	});
});
