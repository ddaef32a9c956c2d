import { type IDataObject, type INodeParameters, NodeHelpers } from 'n8n-workflow';
import { jsonOf } from '#tools/n8n/engine';
import { startOctolane } from './support/octolane';
import { type Bench, startBench } from './support/recotap';

let bench: Bench;
beforeEach(async () => {
	bench = await startBench();
});

async function push(items: readonly IDataObject[], parameters: INodeParameters) {
	const run = await bench.run(items, { onError: 'continueRegularOutput', parameters });
	return jsonOf(run, 'Recotap');
}

describe('columns of all operations are found by their labels and by their former names', () => {
	it.each([
		['customField', 'create', { label: 'Region', type: 'Number' }],
		['customField', 'create', { label: 'Region', labelType: 'number' }],
		[
			'deal',
			'upsert',
			{ dealId: 'D-1', name: 'Big', accountDomains: 'a.com', currencyCode: 'USD' },
		],
		['deal', 'upsert', { 'Deal ID': 'D-1', Name: 'Big', 'Account Domains': 'a.com' }],
		['deal', 'upsert', { externalDealId: 'D-1', name: 'Big', associatedAccounts: 'a.com' }],
		[
			'dealStage',
			'create',
			{ pipelineId: 'p', 'Pipeline Label': 'P', stage_id: 's', 'Stage Label': 'S' },
		],
		[
			'salesActivity',
			'create',
			{
				activityId: 'A-1',
				'Activity Type': 'call',
				occurred_at: '2026-05-04T09:30:00Z',
				accountDomain: 'acme.com',
				'Owner Email': 'rep@us.com',
				Contacts: 'jane@acme.com',
				'Call Duration (Minutes)': 5,
			},
		],
		['account', 'mapExternalIds', { Domain: 'acme.com', 'External-ID': 'crm-1' }],
	])('%s %s: %j', async (resource, operation, item) => {
		bench = await startBench({ accounts: [{ domain: 'acme.com', name: 'Acme' }] });
		const answers = await push([item], { resource, operation });
		expect(['created', 'updated', 'resolved']).toContain(answers[0]?.status);
		expect(JSON.stringify(bench.sandbox.requests)).not.toMatch(/accountDomains|currencyCode/);
	});

	it('a manual mapping accepts both', async () => {
		const byHand = (value: INodeParameters) => ({
			resource: 'deal',
			operation: 'upsert',
			columns: { mappingMode: 'defineBelow', value, matchingColumns: [], schema: [] },
		});
		const mapped = { name: 'Big', accountDomains: 'a.com' };
		for (const value of [
			{ ...mapped, dealId: 'D-1' },
			{ ...mapped, externalDealId: 'D-2' },
		]) {
			expect(await push([{}], byHand(value))).toMatchObject([{ status: 'resolved' }]);
		}
		expect([...bench.sandbox.store.deals.values()]).toMatchObject([
			{ externalDealId: 'D-1', associatedAccounts: [{ domain: 'a.com' }] },
			{ externalDealId: 'D-2', associatedAccounts: [{ domain: 'a.com' }] },
		]);
	});
});

describe('the form lists the accepted names', () => {
	it.each([
		['recotap', 'account', 'create', /: Domain \(required\), Name \(required\), External ID, /],
		[
			'recotap',
			'account',
			'create',
			/Custom fields are matched by their exact key, such as CONTRACT_VALUE_C/,
		],
		['recotap', 'account', 'mapExternalIds', /: Domain \(required\), External ID \(required\)\. /],
		['recotap', 'customField', 'create', /: Label \(required\), Type \(required\), /],
		['recotap', 'deal', 'upsert', /: Deal ID \(required\), .*, Account Domains, .*, Stage Label, /],
		['recotap', 'salesActivity', 'create', /, Contacts \(required\), .*, Call Duration, /],
		['octolane', 'account', 'update', /: Octolane Account ID \(required\), Name, .*custom__/],
		['octolane', 'contact', 'create', /: Email \(required\), First Name, /],
	] as const)('%s %s %s', async (name, resource, operation, expected) => {
		const { engine } = name === 'recotap' ? bench : await startOctolane();
		const { description } = engine.nodeTypes.getByNameAndVersion(`n8n-nodes-${name}.${name}`, 1);
		const shown = (mappingMode: string) => {
			const columns = { mappingMode, value: null };
			const node = { typeVersion: 1 };
			return description.properties.filter(
				(property) =>
					property.name === 'columnNames' &&
					NodeHelpers.displayParameter(
						{ resource, operation, columns },
						property,
						node,
						description,
					),
			);
		};
		expect(shown('defineBelow')).toEqual([]);
		expect(shown('autoMapInputData').map(({ displayName }) => displayName)).toEqual([
			expect.stringMatching(expected),
		]);
	});
});
