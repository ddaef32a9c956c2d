import { jsonOf } from '#tools/n8n/engine';
import { startBench } from './support/recotap';
import { serveOnce } from './support/server';

describe('Create or Update', () => {
	it('updates accounts that exist and creates the others, without a switch to forget', async () => {
		const bench = await startBench({ accounts: [{ domain: 'old.com', name: 'Old' }] });
		const run = await bench.run(
			[
				{ domain: 'old.com', name: 'New name' },
				{ domain: 'new.com', name: 'New' },
			],
			{ parameters: { operation: 'upsert', segmentId: '' } },
		);
		expect(jsonOf(run, 'Recotap').map(({ status }) => status)).toEqual(['updated', 'created']);
		expect(bench.sandbox.store.accountsInOrder.map(({ name }) => name)).toEqual([
			'New name',
			'New',
		]);
		expect(bench.sandbox.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
	});

	it('adds the accounts to the segment, and says so if Recotap refuses it', async () => {
		const bench = await startBench();
		const run = await bench.run([{ domain: 'new.com', name: 'New' }], {
			onError: 'continueRegularOutput',
			parameters: { operation: 'upsert', segmentId: 'seg-004' },
		});
		expect(jsonOf(run, 'Recotap')).toMatchObject([{ status: 'failed', code: 'refused' }]);
		expect(bench.sandbox.store.accountsInOrder).toEqual([]);
	});

	it.each([
		['Create or Update', { operation: 'upsert' }],
		["Create with 'Update Existing Accounts'", { operation: 'create', upsert: true }],
	])('does not advise to switch on what is on already: %s', async (_, parameters) => {
		const error = "Account with domain 'a.com' already exists";
		const results = [
			{ domain: 'a.com', rtp_aid: '663abc0f1e2d3c4b5a697887', status: 'failed', error },
		];
		const baseUrl = await serveOnce((request, response) => {
			request.resume();
			response.setHeader('content-type', 'application/json');
			response.end(JSON.stringify({ data: { results } }));
		});
		const bench = await startBench({}, { baseUrl });
		const run = await bench.run([{ domain: 'a.com', name: 'A' }], {
			onError: 'continueRegularOutput',
			parameters: { ...parameters, segmentId: '' },
		});
		expect(jsonOf(run, 'Recotap')).toMatchObject([
			{ status: 'failed', code: 'alreadyExists', reason: error },
		]);
	});
});
