import { jsonOf } from '#tools/n8n/engine';
import { type Bench, startBench } from './support/recotap';

let bench: Bench;
beforeEach(async () => {
	bench = await startBench({
		accounts: [
			{ domain: 'acme.com', name: 'Acme' },
			{ domain: 'globex.com', name: 'Globex', externalId: 'old' },
		],
		reply: { echo: 'raw' },
	});
});

const mapping = { operation: 'mapExternalIds' };

it('writes the IDs and reports the domains that Recotap does not know', async () => {
	const run = await bench.run(
		[
			{ domain: 'https://www.acme.com/', externalId: 'crm-1' },
			{ domain: 'globex.com', externalId: 42 },
			{ domain: 'nobody.com', externalId: 'crm-3' },
		],
		{ parameters: mapping },
	);
	expect(jsonOf(run, 'Recotap')).toEqual([
		{ status: 'updated', domain: 'acme.com', code: null, reason: null, externalId: 'crm-1' },
		{ status: 'updated', domain: 'globex.com', code: null, reason: null, externalId: '42' },
		{
			status: 'notFound',
			domain: 'nobody.com',
			externalId: 'crm-3',
			code: 'notFound',
			reason: 'There is no record with this domain',
		},
	]);
	expect(bench.sandbox.store.findByDomain('acme.com')?.externalId).toBe('crm-1');
	expect(bench.sandbox.store.findByDomain('globex.com')?.externalId).toBe('42');
	expect(bench.sandbox.requests).toMatchObject([
		{ method: 'PATCH', path: '/accounts/external-ids' },
	]);
});

it('accepts columns that are mapped manually', async () => {
	const run = await bench.run([{ Website: 'acme.com', crm: { id: 7 } }], {
		parameters: {
			...mapping,
			columns: {
				mappingMode: 'defineBelow',
				value: { domain: '={{ $json.Website }}', externalId: '={{ $json.crm.id }}' },
				matchingColumns: [],
				schema: [],
			},
		},
	});
	expect(jsonOf(run, 'Recotap')).toEqual([
		{ status: 'updated', domain: 'acme.com', externalId: '7' },
	]);
});

it('reports a missing external ID', async () => {
	const run = await bench.run([{ domain: 'acme.com', externalId: '' }], { parameters: mapping });
	expect(run.data.resultData.error?.message).toBe(
		"The item is not valid, so nothing was sent. 'External ID' is empty",
	);
});

describe('an account whose name has no dot', () => {
	const rows = [
		{ domain: 'Thomson-Reuters', externalId: 'crm-1' },
		{ domain: 'nowhere', externalId: 'crm-2' },
	];
	beforeEach(async () => {
		bench = await startBench({
			accounts: [{ domain: 'thomson-reuters', name: 'Thomson Reuters' }],
		});
	});

	it.each(['clean', 'raw'] as const)(
		'gets its ID (the response repeats %s names)',
		async (echo) => {
			const accounts = [{ domain: 'thomson-reuters', name: 'Thomson Reuters' }];
			bench = await startBench({ accounts, reply: { echo } });
			const run = await bench.run(rows, { parameters: mapping });
			expect(jsonOf(run, 'Recotap')).toMatchObject([
				{ status: 'updated', domain: 'thomson-reuters' },
				{ status: 'notFound', domain: 'nowhere' },
			]);
			expect(bench.sandbox.store.findByDomain('thomson-reuters')?.externalId).toBe('crm-1');
			expect(bench.sandbox.requests).toHaveLength(1);
		},
	);

	it('is found by a preview and keeps its existing ID', async () => {
		const preview = { ...mapping, options: { preview: true } };
		expect(jsonOf(await bench.run(rows, { parameters: preview }), 'Recotap')).toMatchObject([
			{ status: 'skipped', code: 'wouldBeUpdated' },
			{ status: 'skipped', code: 'wouldNotBeFound' },
		]);
		const keeping = { ...mapping, options: { keepExisting: true } };
		await bench.run(rows, { parameters: keeping });
		const again = await bench.run([{ ...rows[0], externalId: 'other' }], { parameters: keeping });
		expect(jsonOf(again, 'Recotap')).toMatchObject([
			{ status: 'skipped', code: 'kept', presentExternalId: 'crm-1' },
		]);
	});

	it('is not created from a domain with a missing ending', async () => {
		const run = await bench.run([{ domain: 'thomson-reuters', name: 'T' }]);
		expect(run.data.resultData.error?.message).toContain("'Domain' is not a web address");
		expect(bench.sandbox.requests).toHaveLength(0);
	});
});
