import { OPERATIONS } from '../../nodes/Recotap/actions/operations';
import { ACCOUNT_COLUMNS } from '../../nodes/Recotap/schemas/account';
import { MAPPING_COLUMNS } from '../../nodes/Recotap/schemas/mapping';
import workflow from '../../examples/push-accounts.workflow.json';

const columnsOf = new Map([
	['create', ACCOUNT_COLUMNS],
	['mapExternalIds', MAPPING_COLUMNS],
]);
const recotapNodes = workflow.nodes.filter(({ type }) => type === 'n8n-nodes-recotap.recotap');

describe('the example workflow', () => {
	it.each(recotapNodes)('$name fills in the form that the node has', ({ parameters }) => {
		const operation = OPERATIONS.find(({ option }) => option.value === parameters.operation);
		const form = operation?.properties.map(({ name }) => name) ?? [];
		expect(parameters.resource).toBe(operation?.resource);
		expect(Object.keys(parameters).sort()).toEqual(['operation', 'resource', ...form].sort());
	});

	it.each(recotapNodes)('$name maps columns that the operation knows', ({ parameters }) => {
		const columns = columnsOf.get(parameters.operation ?? '') ?? [];
		const required = columns.filter((column) => column.required).map(({ id }) => id);
		const { value = {}, schema = [] } = parameters.columns ?? {};
		expect(schema.map(({ id, displayName }) => ({ id, label: displayName }))).toEqual(
			columns.map(({ id, label }) => ({ id, label })),
		);
		expect(Object.keys(value).sort()).toEqual([...required].sort());
	});

	it('reads columns that its sample rows have', () => {
		const rows = workflow.pinData['CRM rows'];
		const expressions = JSON.stringify(workflow.nodes);
		for (const { json } of rows) {
			expect(Object.keys(json)).toEqual(['CRM ID', 'Company', 'Website']);
		}
		expect(expressions).toContain('$json.Website');
		expect(expressions).toContain("$('CRM rows').item.json['CRM ID']");
	});

	it('carries no API key', () => {
		for (const { credentials } of recotapNodes) {
			expect(Object.keys(credentials?.recotapApi ?? {}).sort()).toEqual(['id', 'name']);
		}
	});
});
