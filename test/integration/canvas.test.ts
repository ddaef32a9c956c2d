import type { INode, INodeParameters } from 'n8n-workflow';
import type { Bench } from './support/bench';
import { octolaneNode, startOctolane } from './support/octolane';
import { recotapNode, recotapTriggerNode, startBench } from './support/recotap';

/** The text under a node on the canvas, computed as in n8n's editor. */
function subtitleOf({ engine }: Bench, node: INode): unknown {
	const workflow = new engine.modules.workflow.Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: engine.nodeTypes,
	});
	const { description } = engine.nodeTypes.getByNameAndVersion(node.type);
	const filledIn = workflow.getNode(node.name) ?? node;
	return workflow.expression.getSimpleParameterValue(
		filledIn,
		description.subtitle,
		'internal',
		{},
	);
}

it.each<[INodeParameters, string]>([
	[{ resource: 'account', operation: 'mapExternalIds' }, 'Map External IDs: Account'],
	[{ resource: 'account', operation: 'create' }, 'Create: Account'],
	[{ resource: 'customField', operation: 'getMany' }, 'Get Many: Custom Field'],
	[{ resource: 'deal', operation: 'upsert' }, 'Create or Update: Deal'],
])('shows the labels of the form on the canvas: %j', async (parameters, words) => {
	expect(subtitleOf(await startBench(), recotapNode({ parameters }))).toBe(words);
});

it('shows a label on the canvas for every operation', async () => {
	const bench = await startBench();
	const { description } = bench.engine.nodeTypes.getByNameAndVersion('n8n-nodes-recotap.recotap');
	const operations = description.properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ options = [], displayOptions }) =>
			options.map((option) => ({
				resource: String(displayOptions?.show?.resource?.[0]),
				operation: 'value' in option ? String(option.value) : '',
			})),
		);
	const subtitles = operations.map((parameters) => subtitleOf(bench, recotapNode({ parameters })));
	expect(subtitles.length).toBeGreaterThan(10);
	for (const subtitle of subtitles) expect(subtitle).toMatch(/^[A-Z][\w ]+: [A-Z][\w ]+$/);
});

it('shows the labels of Octolane on the canvas', async () => {
	const node = octolaneNode({ parameters: { resource: 'contact', operation: 'create' } });
	expect(subtitleOf(await startOctolane(), node)).toBe('Create: Contact');
});

it("shows the trigger's event on the canvas as in the form", async () => {
	const bench = await startBench();
	const node = recotapTriggerNode({ event: 'scoreReached' });
	expect(subtitleOf(bench, node)).toBe('Score Reached');
	expect(subtitleOf(bench, recotapTriggerNode())).toBe('Account Updated');
});
