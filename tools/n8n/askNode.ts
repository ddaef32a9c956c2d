import type {
	ILoadOptionsFunctions,
	INode,
	INodeListSearchResult,
	INodePropertyOptions,
	ResourceMapperFields,
} from 'n8n-workflow';
import { createAdditionalData } from './additionalData';
import type { Engine } from './engine';

/** What a user has typed into the search box, and where the next part of the list begins. */
export interface Search {
	readonly filter?: string;
	readonly paginationToken?: string;
}

/** Asks a node for a part of a list, as the editor does for a resource locator in the mode From List. */
export async function searchList(
	engine: Engine,
	node: INode,
	method: string,
	{ filter, paginationToken }: Search = {},
): Promise<INodeListSearchResult> {
	const search = methodsOf(engine, node).listSearch?.[method] ?? missing(method);
	return await search.call(createContext(engine, node), filter, paginationToken);
}

/** Asks a node for the fields of a resource mapper. */
export async function mapColumns(
	engine: Engine,
	node: INode,
	method: string,
): Promise<ResourceMapperFields> {
	const map = methodsOf(engine, node).resourceMapping?.[method] ?? missing(method);
	return await map.call(createContext(engine, node));
}

/** Asks a node for the options of a drop-down list. */
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
 * Builds the context as n8n's server does ("dynamic-node-parameters.service"): from the node as it stands in the editor,
 * saved or not.
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
		// The workflow has filled in what the form has by default.
		workflow.getNode(node.name) ?? node,
		additionalData,
		'',
	);
	// n8n's own types disagree about a workflow without a name.
	return context as ILoadOptionsFunctions;
}
