import type { INodeParameters } from 'n8n-workflow';
import { jsonOf, outputOf } from '#tools/n8n/engine';
import { accounts, domainsOf, getMany, limitsOf } from './support/getMany';
import { type Bench, ROUTES_DETAILS, startBench } from './support/recotap';

describe('input items', () => {
	it('are read one by one and linked to their results', async () => {
		const bench = await startBench({ accounts: accounts(5) });
		const run = await getMany(
			bench,
			{ filters: { domains: '={{ $json.site }}' } },
			{ items: [{ site: 'n4.com' }, { site: 'nobody.com' }, { site: 'n1.com' }] },
		);
		expect(
			outputOf(run, 'Recotap').map(({ json, pairedItem }) => [json.domain, pairedItem]),
		).toEqual([
			['n4.com', { item: 0 }],
			['n1.com', { item: 2 }],
		]);
	});

	it.each([
		[{ filters: { domains: 'not a domain' } }, /^'Domains' /, 0],
		[{ filters: { updatedAfter: 'soon' } }, /^'Updated After' is not a date/, 0],
		[{ limit: '={{ 2.5 }}' }, /^'Limit' must be a whole number/, 0],
	])('with %j are reported and send nothing', async (parameters, message, sent) => {
		const bench = await startBench();
		const run = await getMany(bench, parameters);
		expect(run.data.resultData.error?.message).toMatch(message);
		expect(bench.sandbox.requests).toHaveLength(sent);
	});

	const sites = [{ site: 'n1.com' }, { site: '!' }, { site: 'n0.com' }];

	it('continue after a failed one if the user wants that', async () => {
		const bench = await startBench({ accounts: accounts(2) });
		const run = await getMany(
			bench,
			{ filters: { domains: '={{ $json.site }}' } },
			{ items: sites, onError: 'continueRegularOutput' },
		);
		expect(jsonOf(run, 'Recotap')).toMatchObject([
			{ domain: 'n1.com' },
			{ status: 'invalid', code: 'invalid', reason: expect.stringMatching(/^'Domains' /) },
			{ domain: 'n0.com' },
		]);
	});

	it('that failed go to the error output with their input', async () => {
		const bench = await startBench({ accounts: accounts(2) });
		const run = await getMany(
			bench,
			{ filters: { domains: '={{ $json.site }}' } },
			{ items: sites, onError: 'continueErrorOutput' },
		);
		expect(domainsOf(run)).toEqual(['n1.com', 'n0.com']);
		expect(jsonOf(run, 'Recotap', 1)).toEqual([
			{
				site: '!',
				error: expect.stringMatching(/^'Domains' /),
				message: expect.stringMatching(/^invalid: /),
				...(ROUTES_DETAILS ? { details: expect.objectContaining({ code: 'invalid' }) } : {}),
			},
		]);
	});

	it('send nothing more after the key was refused', async () => {
		const bench = await startBench({}, { apiKey: 'wrong' });
		const run = await getMany(bench, {}, { items: sites, onError: 'continueRegularOutput' });
		expect(jsonOf(run, 'Recotap')).toEqual(
			sites.map(() => ({
				status: 'failed',
				code: 'unauthorised',
				reason: 'The accounts could not be retrieved. HTTP 401: Invalid API key',
			})),
		);
		expect(bench.sandbox.requests).toHaveLength(1);
	});
});

describe('accounts without external ID', () => {
	const unmapped = async (bench: Bench, parameters: INodeParameters) =>
		await getMany(bench, { operation: 'getManyWithoutExternalId', ...parameters });

	it('are all fetched although the list has no cursor', async () => {
		const bench = await startBench({
			accounts: [...accounts(730), { domain: 'known.com', name: 'Known', externalId: 'crm-1' }],
		});
		const run = await unmapped(bench, { returnAll: true });
		expect(domainsOf(run)).toEqual(accounts(730).map(({ domain }) => domain));
		expect(limitsOf(bench)).toEqual([100, 200, 500, 1000]);
		expect(run.data.resultData.runData['Recotap']?.[0]?.hints ?? []).toEqual([]);
	});

	it('are fetched with one request if there is a limit', async () => {
		const bench = await startBench({ accounts: accounts(730) });
		expect(domainsOf(await unmapped(bench, { limit: 120 }))).toHaveLength(120);
		expect(limitsOf(bench)).toEqual([120]);
	});

	it('are not requested forever if Recotap returns no more, and a hint reports it', async () => {
		const bench = await startBench({ accounts: accounts(200) });
		const run = await unmapped(bench, { returnAll: true });
		expect(domainsOf(run)).toHaveLength(200);
		expect(limitsOf(bench)).toEqual([100, 200, 500]);
		expect(run.data.resultData.runData['Recotap']?.[0]?.hints).toMatchObject([
			{
				message: expect.stringMatching(/^Recotap returned 200 accounts, even when asked for more/),
			},
		]);
	});
});

describe('segments and custom fields', () => {
	it('list the segments that accounts can be added to', async () => {
		const bench = await startBench();
		expect(jsonOf(await getMany(bench, { resource: 'segment' }), 'Recotap')).toEqual([
			{ segmentId: 'seg-001', name: 'Q2 Target Accounts', status: 'active' },
			{ segmentId: 'seg-002', name: 'Webinar Guests', status: 'draft' },
		]);
	});

	it('list custom fields up to the limit', async () => {
		const bench = await startBench();
		const parameters = { resource: 'customField', limit: 2 };
		expect(jsonOf(await getMany(bench, parameters), 'Recotap')).toMatchObject([
			{ key: 'CONTRACT_VALUE_C', label: 'Contract Value', labelType: 'number' },
			{ key: 'CRM_STAGE_C' },
		]);
	});
});
