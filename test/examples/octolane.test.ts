import workflow from '#packages/octolane/examples/push-accounts.workflow.json';
import { OPERATIONS } from '#packages/octolane/nodes/Octolane/actions/operations';
import { ACCOUNT_COLUMNS } from '#packages/octolane/nodes/Octolane/schemas/account';

const node = workflow.nodes.find(({ type }) => type === 'n8n-nodes-octolane.octolane');

describe("the Octolane node's example", () => {
	it('fills in the form that the node has', () => {
		const { resource, operation, ...filled } = node?.parameters ?? {};
		const chosen = OPERATIONS.find(
			(one) => one.resource === resource && one.option.value === operation,
		);
		const fields = chosen?.properties.filter(({ type }) => type !== 'notice') ?? [];
		const form = fields.map(({ name }) => name);
		expect(Object.keys(filled).sort()).toEqual([...form].sort());
	});

	it('maps columns that the operation and its sample rows have', () => {
		const value = { domain: '={{ $json.Website }}', name: '={{ $json.Company }}' };
		expect(node?.parameters.columns).toMatchObject({ value, schema: [] });
		const columns = ACCOUNT_COLUMNS.map(({ id }) => id);
		expect(columns).toEqual(expect.arrayContaining(Object.keys(value)));
		for (const { json } of workflow.pinData['CRM rows']) {
			expect(Object.keys(json)).toEqual(expect.arrayContaining(['Company', 'Website']));
		}
	});

	it('carries no API key', () => {
		expect(Object.keys(node?.credentials?.octolaneApi ?? {}).sort()).toEqual(['id', 'name']);
	});
});
