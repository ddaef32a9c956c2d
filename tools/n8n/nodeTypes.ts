import type { INodeType, INodeTypeDescription, INodeTypes, IVersionedNodeType } from 'n8n-workflow';
import type { PackageDirectoryLoader } from 'n8n-core';
import type { N8nModules } from './modules';

type Loaded = INodeType | IVersionedNodeType;

/** Replacements for the two nodes of n8n's own package that these workflows need. */
function builtIn({ workflow }: N8nModules): ReadonlyMap<string, INodeType> {
	const { Main } = workflow.NodeConnectionTypes;
	const describe = (name: string, isTrigger: boolean): INodeTypeDescription => ({
		displayName: name,
		name,
		group: isTrigger ? ['trigger'] : ['organization'],
		version: 1,
		description: '',
		defaults: { name },
		inputs: isTrigger ? [] : [Main],
		outputs: [Main],
		properties: [],
	});
	return new Map<string, INodeType>([
		[
			'n8n-nodes-base.manualTrigger',
			{
				description: describe('manualTrigger', true),
				trigger() {
					return Promise.resolve({
						manualTriggerFunction: () => {
							this.emit([[{ json: {} }]]);
							return Promise.resolve();
						},
					});
				},
			},
		],
		[
			'n8n-nodes-base.noOp',
			{
				description: describe('noOp', false),
				execute() {
					return Promise.resolve([this.getInputData()]);
				},
			},
		],
		['n8n-nodes-base.stickyNote', { description: describe('stickyNote', true) }],
	]);
}

/** Finds node types in packages loaded by n8n's own loader. */
export function createNodeTypes(
	modules: N8nModules,
	loaders: readonly PackageDirectoryLoader[],
): INodeTypes {
	const own = builtIn(modules);
	const find = (type: string): Loaded => {
		const known = own.get(type);
		if (known !== undefined) return known;
		const dot = type.lastIndexOf('.');
		const loader = loaders.find(({ packageName }) => packageName === type.slice(0, dot));
		if (loader === undefined) throw new Error(`No package has the node type ${type}`);
		return loader.getNode(type.slice(dot + 1)).type;
	};
	return {
		getByName: find,
		getByNameAndVersion: (type, version) =>
			modules.workflow.NodeHelpers.getVersionedNodeType(find(type), version),
		getKnownTypes: () => ({}),
	};
}
