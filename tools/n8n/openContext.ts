import type { IExecuteFunctions, INode, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { createAdditionalData } from './additionalData';
import type { Engine } from './engine';

/** The execute context of a node, without the workflow around it. */
export interface Opened {
	readonly context: IExecuteFunctions;
	/** Runs only the node, without n8n's own steps before and after it. */
	execute(): Promise<INodeExecutionData[][]>;
	/** Releases the expression engine. */
	close(): Promise<void>;
}

/** Opens n8n's real context for one run of the Recotap node with these items. */
export async function openContext(
	engine: Engine,
	items: INodeExecutionData[],
	parameters: INodeParameters,
): Promise<Opened> {
	const { core, workflow: wf } = engine.modules;
	const node: INode = {
		id: 'recotap',
		name: 'Recotap',
		type: 'n8n-nodes-recotap.recotap',
		typeVersion: 1,
		position: [0, 0],
		credentials: { recotapApi: { id: 'recotap', name: 'Recotap' } },
		parameters: { resource: 'account', operation: 'create', ...parameters },
	};
	const workflow = new wf.Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: engine.nodeTypes,
		settings: { executionOrder: 'v1' },
	});
	// The workflow has added the default values of the form.
	const complete = workflow.getNode(node.name) ?? node;
	const additionalData = createAdditionalData(engine.credentialsHelper, { executionId: '1' });
	const input = { main: [items] };
	const context = new core.ExecuteContext(
		workflow,
		complete,
		additionalData,
		'manual',
		wf.createRunExecutionData({}),
		0,
		items,
		input,
		{ node: complete, data: input, source: null },
		[],
	) as IExecuteFunctions;
	await workflow.expression.acquireIsolate();
	const type = engine.nodeTypes.getByNameAndVersion(node.type, 1);
	return {
		context,
		execute: async () => {
			const output = await type.execute?.call(context);
			if (!Array.isArray(output)) throw new Error('The node put out nothing');
			return output;
		},
		close: async () => await workflow.expression.releaseIsolate(),
	};
}
