import type { INodeParameters } from 'n8n-workflow';
import type { FaultName } from '#sandbox/faults/catalogue';
import type { Recalculation } from '#sandbox/recotap/workspace';
import { jsonOf } from '#tools/n8n/engine';
import { accounts } from './support/getMany';
import { recotapTriggerNode } from './support/recotap';
import { startTrigger } from './support/trigger';

const all = (count: number) => accounts(count).map(({ domain }) => domain);

describe('starting with new updates', () => {
	it('returns nothing at first, then every update once', async () => {
		const trigger = await startTrigger();
		expect(await trigger.poll()).toEqual([]);
		expect(trigger.sandbox.requests.map(({ path }) => decodeURIComponent(path))).toEqual([
			'/accounts?limit=1',
			'/accounts?limit=100&lastSync=2031-04-30T09:59:00.000Z',
		]);

		trigger.recalculate('n1.com', { scores: { account: 42 }, journeyStage: 'Aware' });
		expect(await trigger.poll()).toEqual([
			{
				rtp_aid: expect.any(String),
				domain: 'n1.com',
				name: 'Company 1',
				externalId: null,
				rtp_account_score: 42,
				rtp_journey_stage: 'Aware',
				rtp_last_account_date: '2031-04-30T10:01:00.000Z',
			},
		]);
		expect(await trigger.poll()).toEqual([]);
		trigger.recalculate('n1.com');
		expect(await trigger.pollDomains()).toEqual(['n1.com']);
	});

	it('returns the raw account if Simplify is off', async () => {
		const trigger = await startTrigger({ simplify: false, startWith: 'everything' }, { count: 1 });
		expect(await trigger.poll()).toMatchObject([{ customFields: { CRM_STAGE_C: null } }]);
	});

	it('continues after n8n was restarted', async () => {
		const trigger = await startTrigger();
		await trigger.poll();
		trigger.recalculate('n0.com');
		await trigger.poll();
		trigger.poller.restart();
		expect(await trigger.poll()).toEqual([]);
		trigger.recalculate('n2.com');
		trigger.poller.restart();
		expect(await trigger.pollDomains()).toEqual(['n2.com']);
	});
});

describe('starting with all accounts', () => {
	it('returns all accounts, then updates', async () => {
		const trigger = await startTrigger({ startWith: 'everything' }, { count: 250 });
		expect(await trigger.pollDomains()).toEqual(all(250));
		expect(await trigger.poll()).toEqual([]);
		trigger.recalculate('n7.com');
		expect(await trigger.pollDomains()).toEqual(['n7.com']);
	});
});

describe('a walk with several pages', () => {
	/** A trigger that reads 250 accounts on three pages; the script gets the number of the request, from 1. */
	const startWalk = async (script: (request: number) => FaultName | undefined) =>
		await startTrigger(
			{ startWith: 'everything' },
			{ count: 250, faults: { script: ({ index }) => script(index + 1) } },
		);

	it.each([
		['page-empty', [1, 3]],
		['page-overlapping', [1, 2]],
		['page-last-with-cursor', [3]],
		['throttled-plain', [2]],
	] as const)('loses and repeats nothing with %s', async (fault, struck) => {
		const trigger = await startWalk((request) =>
			struck.some((number) => number === request) ? fault : undefined,
		);
		expect(await trigger.pollDomains()).toEqual(all(250));
		expect(await trigger.poll()).toEqual([]);
	});

	it('loses and repeats nothing if it fails between pages', async () => {
		const trigger = await startWalk((request) => (request === 2 ? 'status-401' : undefined));
		const before = trigger.poller.staticData;
		await expect(trigger.poll()).rejects.toMatchObject({
			message: 'The accounts could not be retrieved. HTTP 401: Invalid API key',
		});
		expect(trigger.poller.staticData).toEqual({ ...before, 'node:Recotap Trigger': {} });
		expect(await trigger.pollDomains()).toEqual(all(250));
		expect(await trigger.poll()).toEqual([]);
	});

	it.each([
		['that was read already', 'n5.com', 1],
		['that is still to be read', 'n249.com', 0],
	])(
		'returns an update that happens during the walk to an account %s',
		async (_, domain, later) => {
			const trigger = await startWalk((request) => {
				if (request === 2) trigger.recalculate(domain, { journeyStage: 'Aware' });
				return undefined;
			});
			const first = await trigger.poll();
			expect(first).toHaveLength(250);
			const second = await trigger.poll();
			expect(second).toHaveLength(later);
			const changed = [...first, ...second].filter(
				(account) => account.domain === domain && account.rtp_journey_stage === 'Aware',
			);
			expect(changed).toHaveLength(1);
			expect(await trigger.poll()).toEqual([]);
		},
	);

	it('returns both updates of a repeated account, and the same update only once', async () => {
		const trigger = await startWalk((request) => {
			if (request === 1) return 'page-overlapping';
			if (request === 2) trigger.recalculate('n99.com');
			return undefined;
		});
		const domains = await trigger.pollDomains();
		expect(domains.filter((domain) => domain === 'n99.com')).toHaveLength(2);
		expect(domains).toHaveLength(251);
		expect(await trigger.poll()).toEqual([]);
	});
});

it('repeats nothing if n8n polls again before the last poll is finished', async () => {
	const trigger = await startTrigger({ startWith: 'everything' }, { count: 250 });
	const [one, other] = await Promise.all([trigger.poll(), trigger.poll()]);
	expect([...one, ...other]).toHaveLength(250);
	trigger.recalculate('n3.com');
	expect(await trigger.pollDomains()).toEqual(['n3.com']);
});

it('uses the time of the envelope if a page has none', async () => {
	const trigger = await startTrigger({}, { faults: { script: () => 'page-without-sync-time' } });
	expect(await trigger.poll()).toEqual([]);
	trigger.recalculate('n0.com');
	expect(await trigger.pollDomains()).toEqual(['n0.com']);
});

it('fails on activation with a wrong key and explains how to fix it', async () => {
	const trigger = await startTrigger();
	trigger.sandbox.reset({ faults: { script: () => 'status-401' } });
	await expect(trigger.poll()).rejects.toMatchObject({
		description: expect.stringMatching(/^Check the API key in the Recotap credential/),
	});
});

describe('a test in the editor', () => {
	it('returns one account as a sample and stores nothing', async () => {
		const trigger = await startTrigger();
		const sample = await trigger.poller.pollManually();
		expect(sample).toMatchObject([{ json: { domain: 'n0.com', rtp_account_score: 0 } }]);
		expect(JSON.stringify(trigger.poller.staticData)).not.toContain('since');

		await trigger.poll();
		trigger.recalculate('n1.com');
		const before = trigger.poller.staticData;
		await trigger.poller.pollManually();
		expect(trigger.poller.staticData).toEqual(before);
		expect(await trigger.pollDomains()).toEqual(['n1.com']);
	});

	it('returns an account to build the workflow with', async () => {
		const { engine } = await startTrigger();
		const run = await engine.run({ nodes: [recotapTriggerNode()], connections: {} });
		expect(jsonOf(run, 'Recotap Trigger')).toMatchObject([{ domain: 'n0.com' }]);
	});

	it.each<[string, INodeParameters, Recalculation]>([
		['score', { event: 'scoreReached', threshold: 50 }, { scores: { account: 60 } }],
		['stage', { event: 'journeyStageChanged' }, { journeyStage: 'Aware' }],
		[
			'stage among several',
			{ event: 'journeyStageChanged', stages: ['decision', 'consideration'] },
			{ journeyStage: 'Consideration' },
		],
	])('returns an account that matches by its %s, on any page', async (_, event, change) => {
		const trigger = await startTrigger(event, { count: 250 });
		trigger.recalculate('n249.com', change);
		expect(await trigger.poller.pollManually()).toMatchObject([{ json: { domain: 'n249.com' } }]);
	});

	it.each<[INodeParameters, string, string]>([
		[
			{ event: 'scoreReached', score: 'rtp_website_intent_score', threshold: 100 },
			"none has reached 100 in 'Website Intent Score'",
			"Checked all 3 accounts in Recotap. Lower 'Threshold' for the test, or set mock data.",
		],
		[
			{ event: 'journeyStageChanged', stages: ['Decision', 'won'] },
			"none has the journey stage 'Decision' or 'won'",
			"Checked all 3 accounts in Recotap. Choose other 'Stages' for the test, or set mock data.",
		],
		[
			{ event: 'journeyStageChanged' },
			'none has a journey stage',
			'Checked all 3 accounts in Recotap. Set mock data to test the workflow.',
		],
	])('returns no account that does not match: %j', async (event, found, advice) => {
		const trigger = await startTrigger(event);
		trigger.recalculate('n1.com', { scores: { account: 100, website: 99 }, journeyStage: '' });
		await expect(trigger.poller.pollManually()).rejects.toMatchObject({
			message: `No account to test with: ${found}`,
			description: advice,
		});
	});

	it('gives up in a large workspace and states how many accounts it checked', async () => {
		const trigger = await startTrigger({ event: 'journeyStageChanged' }, { count: 5001 });
		trigger.recalculate('n5000.com', { journeyStage: 'Aware' });
		await expect(trigger.poller.pollManually()).rejects.toMatchObject({
			description: expect.stringContaining('Checked the first 5,000 accounts in Recotap.'),
		});
	});

	it.each<[INodeParameters]>([[{}], [{ event: 'scoreReached' }]])(
		'reports that there is no account at all: %j',
		async (event) => {
			const trigger = await startTrigger(event, { count: 0 });
			await expect(trigger.poller.pollManually()).rejects.toMatchObject({
				message: 'No account to test with: Recotap has no accounts yet',
				description: 'Create one in Recotap first, or set mock data.',
			});
		},
	);

	it('uses the singular for one account', async () => {
		const trigger = await startTrigger({ event: 'scoreReached' }, { count: 1 });
		await expect(trigger.poller.pollManually()).rejects.toMatchObject({
			description: expect.stringContaining('Checked the only account in Recotap.'),
		});
	});
});
