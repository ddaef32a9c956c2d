import { jsonOf } from '#tools/n8n/engine';
import { firstWrite } from './support/firstWrite';
import { type Bench, startBench } from './support/recotap';

const tiny = { maxRetries: 0 };

let bench: Bench;
beforeEach(async () => {
	bench = await startBench();
});

const calls = () => bench.sandbox.requests.map(({ method }) => method);

describe('Map External IDs', () => {
	const parameters = { operation: 'mapExternalIds', options: tiny };

	it('takes 20 requests and leaves no row unknown if only changed rows are counted', async () => {
		const rows = Array.from({ length: 1000 }, (_, at) => ({
			domain: `n${at}.com`,
			externalId: `crm-${at}`,
		}));
		bench.sandbox.reset({
			accounts: rows.map((row, at) => ({
				domain: row.domain,
				name: 'N',
				// 4 % have changed since the last run.
				externalId: at % 25 === 0 ? 'old' : row.externalId,
			})),
			reply: { counts: 'changed' },
		});
		const run = await bench.run(rows, { parameters: { operation: 'mapExternalIds' } });
		expect(new Set(jsonOf(run, 'Recotap').map(({ status }) => status))).toEqual(
			new Set(['updated']),
		);
		expect(calls()).toHaveLength(20);
		expect(calls().filter((method) => method === 'PATCH')).toHaveLength(10);
	});

	it('settles rows whose response was lost', async () => {
		bench.sandbox.reset({
			accounts: [
				{ domain: 'a.com', name: 'A' },
				{ domain: 'b.com', name: 'B', externalId: 'theirs' },
			],
			faults: { script: firstWrite('status-504') },
		});
		const { store } = bench.sandbox;
		const a = store.findByDomain('a.com');
		if (a !== undefined) store.update(a, { externalId: 'crm-1' });
		const run = await bench.run(
			[
				{ domain: 'a.com', externalId: 'crm-1' },
				{ domain: 'b.com', externalId: 'crm-2' },
				{ domain: 'c.com', externalId: 'crm-3' },
			],
			{ parameters, onError: 'continueRegularOutput' },
		);
		expect(jsonOf(run, 'Recotap')).toEqual([
			{
				status: 'updated',
				domain: 'a.com',
				code: null,
				reason: null,
				rtp_aid: expect.any(String),
				presentExternalId: null,
				externalId: 'crm-1',
			},
			{
				status: 'unknown',
				domain: 'b.com',
				code: 'unavailable',
				reason: 'HTTP 504. The account now has the external ID theirs',
				rtp_aid: expect.any(String),
				presentExternalId: 'theirs',
				externalId: 'crm-2',
			},
			{
				status: 'notFound',
				domain: 'c.com',
				rtp_aid: null,
				presentExternalId: null,
				externalId: 'crm-3',
				code: 'notFound',
				reason: 'There is no account with this domain',
			},
		]);
		expect(calls()).toEqual(['PATCH', 'GET']);
	});

	it('does not fail a run in which every row was settled', async () => {
		bench.sandbox.reset({
			accounts: [{ domain: 'a.com', name: 'A' }],
			faults: { script: firstWrite('status-504-after-storing') },
		});
		const run = await bench.run([{ domain: 'a.com', externalId: 'crm-1' }], { parameters });
		expect(run.data.resultData.error).toBeUndefined();
		expect(jsonOf(run, 'Recotap')).toMatchObject([{ status: 'updated' }]);
	});

	it("trusts Recotap's count of found accounts, whatever a list shows", async () => {
		bench.sandbox.reset({
			accounts: [
				{ domain: 'a.com', name: 'A' },
				{ domain: 'b.com', name: 'B' },
			],
			faults: { script: firstWrite('updated-understated') },
		});
		const { store } = bench.sandbox;
		const listed = store.findAllByDomain.bind(store);
		let isWritten = false;
		const update = store.update.bind(store);
		store.update = (...given) => {
			isWritten = true;
			update(...given);
		};
		store.findAllByDomain = (domain) =>
			isWritten && calls().includes('GET') && domain === 'b.com' ? [] : listed(domain);
		const run = await bench.run(
			[
				{ domain: 'a.com', externalId: 'crm-1' },
				{ domain: 'b.com', externalId: 'crm-2' },
			],
			{ parameters },
		);
		const statuses = jsonOf(run, 'Recotap').map(({ status }) => status);
		expect(statuses).not.toContain('notFound');
	});

	it('does not report an account as missing that Recotap may list under another spelling', async () => {
		bench.sandbox.reset({
			accounts: [{ domain: 'a.com', name: 'A' }],
			reply: { cleaning: 'strict' },
			faults: { script: firstWrite('status-504') },
		});
		const run = await bench.run([{ domain: 'www2.a.com', externalId: 'crm-1' }], {
			parameters,
			onError: 'continueRegularOutput',
		});
		expect(jsonOf(run, 'Recotap')).toMatchObject([{ status: 'unknown' }]);
	});

	it.each(['status-401', 'status-403', 'throttled-huge'] as const)(
		'does not read after %s',
		async (fault) => {
			bench.sandbox.reset({
				accounts: [{ domain: 'a.com', name: 'A' }],
				faults: {
					script: ({ index }) => (index === 0 ? 'reset-after-storing' : fault),
				},
			});
			const run = await bench.run(
				[
					{ domain: 'a.com', externalId: '1' },
					{ domain: 'b.com', externalId: '2' },
				],
				{
					parameters: { ...parameters, options: { ...tiny, batchSize: 1, concurrency: 1 } },
					onError: 'continueRegularOutput',
				},
			);
			expect(jsonOf(run, 'Recotap')[0]).toMatchObject({ status: 'unknown' });
			expect(calls()).not.toContain('GET');
		},
	);
});
