import type {
	ILoadOptionsFunctions,
	INode,
	INodeListSearchResult,
	INodePropertyOptions,
	ResourceMapperFields,
} from 'n8n-workflow';
import { createAdditionalData } from './additionalData';
import type { Engine } from './engine';

/** The user's search text, and where the next part of the list starts. */
export interface Search {
	readonly filter?: string;
	readonly paginationToken?: string;
}

/** Requests a part of a list from a node, as the editor does for a resource locator in the mode From List. */
export async function searchList(
	engine: Engine,
	node: INode,
	method: string,
	{ filter, paginationToken }: Search = {},
): Promise<INodeListSearchResult> {
	const search = methodsOf(engine, node).listSearch?.[method] ?? missing(method);
	return await search.call(createContext(engine, node), filter, paginationToken);
}

/** Requests the fields of a resource mapper from a node. */
export async function mapColumns(
	engine: Engine,
	node: INode,
	method: string,
): Promise<ResourceMapperFields> {
	const map = methodsOf(engine, node).resourceMapping?.[method] ?? missing(method);
	return await map.call(createContext(engine, node));
}

/** Requests the options of a drop-down list from a node. */
export async function loadOptions(
	engine: Engine,
	node: INode,
	method: string,
): Promise<INodePropertyOptions[]> {
	const load = methodsOf(engine, node).loadOptions?.[method] ?? missing(method);
	return await load.call(createContext(engine, node));
}

function methodsOf({ nodeTypes }: Engine, { type, typeVersion }: INode) {
	return nodeTypes.getByNameAndVersion(type, typeVersion).methods ?? {};
}

function missing(method: string): never {
	throw new Error(`The node has no method ${method}`);
}

/**
 * Builds the context as n8n's server does ("dynamic-node-parameters.service"): from the node in its current state in
 * the editor, saved or not.
 */
function createContext(
	{ modules, nodeTypes, credentialsHelper }: Engine,
	node: INode,
): ILoadOptionsFunctions {
	const workflow = new modules.workflow.Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes,
	});
	const additionalData = createAdditionalData(credentialsHelper, {
		currentNodeParameters: node.parameters,
	});
	const context = new modules.core.LoadOptionsContext(
		workflow,
		// The workflow has added the default values of the form.
		workflow.getNode(node.name) ?? node,
		additionalData,
		'',
	);
	// n8n's own types differ for a workflow without a name.
	return context as ILoadOptionsFunctions;
}
