import { jsonOf } from '#tools/n8n/engine';
import { type Bench, startBench } from './support/recotap';

let bench: Bench;
beforeEach(async () => {
	bench = await startBench();
});

const upsert = { resource: 'deal', operation: 'upsert' };
const deal = { externalDealId: 'D-1', name: 'Big one' };
const bodies = () => [...bench.sandbox.store.deals.values()];

it('sends batches of 100 and reports each deal as created or updated, because Recotap does not say which', async () => {
	const rows = Array.from({ length: 250 }, (_, at) => ({ externalDealId: at, name: `Deal ${at}` }));
	const run = await bench.run(rows, { parameters: upsert });
	expect(jsonOf(run, 'Recotap')[249]).toEqual({ status: 'resolved', externalDealId: '249' });
	expect(jsonOf(run, 'Recotap').every(({ status }) => status === 'resolved')).toBe(true);
	expect(bench.sandbox.requests.map(({ path }) => path)).toEqual(['/deals', '/deals', '/deals']);
	expect(bodies()).toHaveLength(250);
});

it('accepts every documented field in the format of CRM systems', async () => {
	const row = {
		...deal,
		amount: '12000.50',
		dealCurrencyCode: 'USD',
		stageId: 3,
		closedDate: '2026-12-31',
		ownerEmail: 'me@acme.com',
		associatedAccounts: 'https://www.acme.com/, globex.com',
	};
	await bench.run([row], { parameters: upsert });
	expect(bodies()).toEqual([
		{
			externalDealId: 'D-1',
			name: 'Big one',
			amount: 12_000.5,
			dealCurrencyCode: 'USD',
			stageId: '3',
			closedDate: '2026-12-31',
			ownerEmail: 'me@acme.com',
			associatedAccounts: [{ domain: 'acme.com' }, { domain: 'globex.com' }],
		},
	]);
});

it.each([
	[[{ domain: 'WWW.acme.com', externalId: 7 }, { name: 'Globex' }]],
	['[{"domain": "www.acme.com", "externalId": "7"}, {"name": "Globex"}]'],
])('accepts accounts as a list of objects: %j', async (associatedAccounts) => {
	await bench.run([{ ...deal, associatedAccounts }], { parameters: upsert });
	expect(bodies()).toMatchObject([
		{ associatedAccounts: [{ domain: 'acme.com', externalId: '7' }, { name: 'Globex' }] },
	]);
});

it('finds accounts whose domain has no dot', async () => {
	await bench.run(
		[
			{ ...deal, associatedAccounts: 'Thomson-Reuters, acme.com' },
			{ ...deal, externalDealId: 'D-2', associatedAccounts: [{ domain: 'thomson-reuters' }] },
		],
		{ parameters: upsert },
	);
	expect(bodies()).toMatchObject([
		{ associatedAccounts: [{ domain: 'thomson-reuters' }, { domain: 'acme.com' }] },
		{ associatedAccounts: [{ domain: 'thomson-reuters' }] },
	]);
});

it('reports what is wrong with a deal and still sends the others', async () => {
	const run = await bench.run(
		[
			{ ...deal, amount: '12k', closedDate: '31/12/2026', ownerEmail: 'nobody' },
			{ ...deal, associatedAccounts: 'n/a' },
			{ ...deal, associatedAccounts: [{ domain: '' }] },
			deal,
		],
		{ parameters: upsert, onError: 'continueRegularOutput' },
	);
	expect(jsonOf(run, 'Recotap').map(({ status, reason }) => reason ?? status)).toEqual([
		"'Amount' must be a number, got '12k'; 'Closed Date' must be a date such as 2026-04-30, got '31/12/2026'; 'Owner Email' must be an email address, got 'nobody'",
		"'Account Domains' contains an account whose domain is not a web address: 'n/a'. It should look like acme.com",
		"'Account Domains' must be a list of domains or accounts, got an object",
		'resolved',
	]);
	expect(bodies()).toHaveLength(1);
});

it('identifies duplicates by the ID of the deal', async () => {
	const run = await bench.run([deal, { ...deal, name: 'Bigger' }], { parameters: upsert });
	expect(jsonOf(run, 'Recotap')).toEqual([
		{
			status: 'duplicate',
			externalDealId: 'D-1',
			code: 'duplicate',
			reason: 'Item 2 has the same deal ID and was sent instead',
			duplicateOf: 1,
		},
		{
			status: 'resolved',
			externalDealId: 'D-1',
			code: null,
			reason: null,
			duplicateOf: null,
		},
	]);
	expect(bodies()).toMatchObject([{ name: 'Bigger' }]);
});

it('retries a lost request, because an upsert stores nothing twice', async () => {
	bench.sandbox.reset({
		faults: { script: ({ attempt }) => (attempt === 1 ? 'status-503' : undefined) },
	});
	const run = await bench.run([deal], { parameters: upsert });
	expect(jsonOf(run, 'Recotap')).toEqual([
		{ status: 'resolved', externalDealId: 'D-1', attempts: 2 },
	]);
});
