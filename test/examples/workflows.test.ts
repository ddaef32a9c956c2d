import { existsSync } from 'node:fs';
import path from 'node:path';
import { OPERATIONS } from '#nodes/Recotap/actions/operations';
import { ACCOUNT_COLUMNS } from '#nodes/Recotap/schemas/account';
import { MAPPING_COLUMNS } from '#nodes/Recotap/schemas/mapping';
import { triggerProperties } from '#nodes/Recotap/trigger/properties';
import { z } from 'zod';
import { readExamples } from '#tools/editor/examples';

const PAGES = path.join(__dirname, '../../docs/examples');
const mapperSchema = z.object({
	mappingMode: z.string(),
	value: z.record(z.unknown()).nullable(),
	schema: z.array(z.unknown()),
});
const STICKY = 'n8n-nodes-base.stickyNote';
const examples = readExamples();
const columnsOf = new Map([
	['create', ACCOUNT_COLUMNS],
	['mapExternalIds', MAPPING_COLUMNS],
]);
const nodes = examples.flatMap(({ key, workflow }) =>
	workflow.nodes.map((node) => ({ ...node, title: `${key}, ${node.name}` })),
);
const ofType = (type: string) => nodes.filter((node) => node.type === `n8n-nodes-recotap.${type}`);

describe('an example workflow', () => {
	it.each(ofType('recotap'))('fills in the form that the node has: $title', ({ parameters }) => {
		const operation = OPERATIONS.find(
			({ option, resource }) =>
				option.value === parameters['operation'] && resource === parameters['resource'],
		);
		const form = operation?.properties.map(({ name }) => name) ?? [];
		const filled = Object.keys(parameters).filter(
			(name) => name !== 'resource' && name !== 'operation',
		);
		expect(form).toEqual(expect.arrayContaining(filled));
	});

	it.each(ofType('recotapTrigger'))('fills in the form of the trigger: $title', (node) => {
		const form = triggerProperties.map(({ name }) => name);
		expect(['pollTimes', ...form]).toEqual(expect.arrayContaining(Object.keys(node.parameters)));
	});

	it.each(ofType('recotap').filter(({ parameters }) => 'columns' in parameters))(
		'maps columns that the operation knows: $title',
		({ parameters }) => {
			const columns = columnsOf.get(String(parameters['operation'])) ?? [];
			const required = columns.filter((column) => column.required).map(({ id }) => id);
			const { mappingMode, value, schema } = mapperSchema.parse(parameters['columns']);
			// A saved list of fields is right in one workspace only: elsewhere the editor warns that it is outdated.
			expect(schema).toEqual([]);
			expect(columns.map(({ id }) => id)).toEqual(expect.arrayContaining(Object.keys(value ?? {})));
			if (mappingMode !== 'defineBelow') return;
			expect(Object.keys(value ?? {})).toEqual(expect.arrayContaining(required));
		},
	);

	it.each(nodes.filter(({ credentials }) => credentials !== undefined))(
		'carries no API key: $title',
		({ credentials }) => {
			for (const reference of Object.values(credentials ?? {})) {
				expect(Object.keys(reference).sort()).toEqual(['id', 'name']);
			}
		},
	);

	it.each(examples)('explains itself on the canvas and on a page: $key', ({ key, workflow }) => {
		expect(workflow.nodes.some(({ type }) => type === STICKY)).toBe(true);
		expect(existsSync(path.join(PAGES, `${key.replace(/-(parent|child)$/, '')}.md`))).toBe(true);
	});
});

describe('push-accounts', () => {
	it('reads columns that its sample rows have', () => {
		const workflow = examples.find(({ key }) => key === 'push-accounts')?.workflow;
		const rows = workflow?.pinData?.['CRM rows'];
		const expressions = JSON.stringify(workflow?.nodes);
		expect(rows?.length).toBeGreaterThan(0);
		for (const { json } of rows ?? []) {
			expect(Object.keys(json)).toEqual(['CRM ID', 'Company', 'Website']);
		}
		expect(expressions).toContain('$json.Website');
		expect(expressions).toContain("$('CRM rows').item.json['CRM ID']");
	});
});
