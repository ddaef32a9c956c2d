import type { FaultName } from '#sandbox/faults/catalogue';
import { jsonOf } from '#tools/n8n/engine';
import { accounts, domainsOf, getMany, limitsOf } from './support/getMany';
import { startBench } from './support/recotap';

describe('the list of accounts', () => {
	it('contains each of 100,000 accounts exactly once', async () => {
		const bench = await startBench({ accounts: accounts(100_000) });
		const domains = domainsOf(await getMany(bench, { returnAll: true }));
		expect(domains).toHaveLength(100_000);
		expect(new Set(domains).size).toBe(100_000);
		expect(bench.sandbox.requests).toHaveLength(1000);
	});

	it('requests no more rows than Limit needs', async () => {
		const bench = await startBench({ accounts: accounts(500) });
		expect(domainsOf(await getMany(bench, { limit: 230 }))).toHaveLength(230);
		expect(limitsOf(bench)).toEqual([100, 100, 30]);
	});

	it('contains 50 accounts by default, with the most useful fields', async () => {
		const bench = await startBench({ accounts: accounts(60) });
		const json = jsonOf(await getMany(bench), 'Recotap');
		expect(json).toHaveLength(50);
		expect(json[0]).toEqual({
			rtp_aid: expect.any(String),
			domain: 'n0.com',
			name: 'Company 0',
			externalId: null,
			rtp_account_score: 0,
			rtp_journey_stage: '',
			rtp_last_account_date: expect.any(String),
		});
	});

	it('contains all fields if Simplify is off', async () => {
		const bench = await startBench({ accounts: accounts(1) });
		expect(jsonOf(await getMany(bench, { simplify: false }), 'Recotap')).toMatchObject([
			{ rtp_g2_intent_score: 0, customFields: { CONTRACT_VALUE_C: null } },
		]);
	});

	it('contains each account once even if pages overlap, are empty, or fail occasionally', async () => {
		const faults: Readonly<Record<number, FaultName>> = {
			0: 'page-overlapping',
			1: 'page-empty',
			2: 'throttled-past-date',
			5: 'page-last-with-cursor',
		};
		const bench = await startBench({
			accounts: accounts(350),
			faults: { script: ({ index }) => faults[index] },
		});
		const run = await getMany(bench, { returnAll: true });
		expect(domainsOf(run)).toEqual(accounts(350).map(({ domain }) => domain));
	});

	it.each(['page-stuck', 'page-endless', 'page-without-cursor'] as const)(
		'fails instead of never ending: %s',
		async (fault) => {
			const bench = await startBench({
				accounts: accounts(200),
				faults: { script: () => fault },
			});
			const run = await getMany(bench, { returnAll: true });
			expect(run.data.resultData.error?.message).toMatch(/^The accounts could not be retrieved\. /);
			expect(bench.sandbox.requests.length).toBeLessThanOrEqual(102);
		},
	);

	it('finds domains in any spelling, 100 in a request, none twice', async () => {
		const bench = await startBench({ accounts: accounts(300) });
		const domains = [
			...accounts(250).map(({ domain }) => domain),
			'https://www.N0.com/about',
			'nobody.example',
		];
		const byList = await getMany(bench, {
			returnAll: true,
			filters: { domains: `={{ ${JSON.stringify(domains)} }}` },
		});
		expect(domainsOf(byList)).toEqual(accounts(250).map(({ domain }) => domain));
		expect(bench.sandbox.requests).toHaveLength(3);

		const byText = await getMany(bench, { filters: { domains: 'n7.com, WWW.n3.com' } });
		expect(domainsOf(byText)).toEqual(['n3.com', 'n7.com']);
	});

	it.each([
		'thomson-reuters, N1.com',
		'thomson-reuters\nn1.com',
		'["Thomson-Reuters", "n1.com"]',
		'={{ ["thomson-reuters", "n1.com"] }}',
	])('finds an account whose domain has no dot: %j', async (domains) => {
		const bench = await startBench({
			accounts: [{ domain: 'thomson-reuters', name: 'TR' }, ...accounts(2)],
		});
		const run = await getMany(bench, { filters: { domains } });
		expect(domainsOf(run).sort()).toEqual(['n1.com', 'thomson-reuters']);
	});

	it('stops at Limit within the domains', async () => {
		const bench = await startBench({ accounts: accounts(300) });
		const domains = accounts(300).map(({ domain }) => domain);
		const run = await getMany(bench, { limit: 130, filters: { domains: domains.join('\n') } });
		expect(domainsOf(run)).toHaveLength(130);
		expect(limitsOf(bench)).toEqual([100, 30]);
	});

	it('is empty for an empty list of domains, not complete', async () => {
		const bench = await startBench({ accounts: accounts(3) });
		expect(domainsOf(await getMany(bench, { filters: { domains: '={{ [] }}' } }))).toEqual([]);
	});

	it("contains only accounts updated after a time in the workflow's time zone", async () => {
		let time = Date.parse('2026-04-30T10:00:00Z');
		const bench = await startBench({ accounts: accounts(3), now: () => time });
		time = Date.parse('2026-04-30T12:00:00Z');
		const [first] = bench.sandbox.store.accountsInOrder;
		if (first !== undefined) bench.sandbox.store.recalculate(first, { journeyStage: 'Aware' });

		for (const updatedAfter of ['2026-04-30T11:00:00Z', '2026-04-30T07:00:00']) {
			const run = await getMany(bench, { filters: { updatedAfter } });
			expect(domainsOf(run)).toEqual(['n0.com']);
		}
	});
});
