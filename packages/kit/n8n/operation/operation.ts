import type {
	IExecuteFunctions,
	INode,
	INodeExecutionData,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import type { createPorts } from '../http/createPorts';
import { nodeError } from '../output/nodeError';
import type { MapperMethod } from '../form/mapperMethods';
import { subtitleOf } from './subtitle';

/** One entry of a node's operation list: a file and a line in the list. */
export interface Operation<Resource extends string = string> {
	readonly resource: Resource;
	readonly option: INodePropertyOptions;
	/** The form. The display conditions for resource and operation are added to it. */
	readonly properties: readonly INodeProperties[];
	/** Returns the fields that the user can map, for operations with columns. */
	readonly columns?: MapperMethod;
	/** @param connect creates the ports of the run, if not those of n8n */
	readonly execute: (
		context: IExecuteFunctions,
		connect?: typeof createPorts,
	) => Promise<INodeExecutionData[][]>;
}

/** A resource and the name that users see. */
export interface Resource {
	readonly name: string;
	readonly value: string;
}

/**
 * The list of resources, the operation list of each, and the forms of all operations. The first entry of each list is
 * the default.
 */
export function operationProperties(
	resources: readonly Resource[],
	operations: readonly Operation[],
): INodeProperties[] {
	const preselectedResource = resources[0]?.value ?? '';
	return [
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			options: [...resources],
			default: preselectedResource,
		},
		...resources.map(({ value: resource }): INodeProperties => {
			const ofResource = operations.filter((operation) => operation.resource === resource);
			const preselected = ofResource[0]?.option.value ?? '';
			return {
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				displayOptions: { show: { resource: [resource] } },
				options: ofResource
					.map(({ option }) => option)
					.sort((one, other) => one.name.localeCompare(other.name)),
				default: preselected,
			};
		}),
		...operations.flatMap(({ resource, option, properties }) =>
			properties.map((property) => ({
				...property,
				displayOptions: {
					...property.displayOptions,
					show: {
						...property.displayOptions?.show,
						resource: [resource],
						operation: [option.value],
					},
				},
			})),
		),
	];
}

/** What the node does, for example "Map External IDs: Account": an expression without its braces. */
export function operationWords(
	resources: readonly Resource[],
	operations: readonly Operation[],
): string {
	const labels = new Map(resources.map(({ name, value }) => [value, name]));
	const words = operations.map(({ resource, option }): [string, string] => [
		`${resource}:${option.value}`,
		`${option.name}: ${labels.get(resource) ?? resource}`,
	]);
	return subtitleOf(['resource', 'operation'], Object.fromEntries(words));
}

/**
 * The method that the editor calls for the columns of an operation.
 *
 * @throws Error when there are no columns: given an empty list, n8n deletes the user's mapping
 */
export function columnsOf(operations: readonly Operation[]): MapperMethod {
	return async function () {
		const resource = this.getCurrentNodeParameter('resource');
		const name = this.getCurrentNodeParameter('operation');
		const chosen = findOperation(operations, resource, name);
		if (chosen?.columns === undefined) throw noSuchOperation(this.getNode(), resource, name);
		return await chosen.columns.call(this);
	};
}

/**
 * Runs the operation chosen by the user.
 *
 * @throws NodeOperationError when there is no such operation, and whatever the operation throws
 */
export async function executeOperation(
	context: IExecuteFunctions,
	operations: readonly Operation[],
): Promise<INodeExecutionData[][]> {
	const resource = context.getNodeParameter('resource', 0, '');
	const name = context.getNodeParameter('operation', 0);
	const chosen = findOperation(operations, resource, name);
	if (chosen === undefined) throw noSuchOperation(context.getNode(), resource, name);
	return await chosen.execute(context);
}

function noSuchOperation(node: INode, resource: unknown, name: unknown): Error {
	return nodeError(node, `This node has no operation '${String(name)}' for '${String(resource)}'`, {
		description: "Open the node and choose a 'Resource' and an 'Operation'.",
	});
}

function findOperation<Found extends Operation>(
	operations: readonly Found[],
	resource: unknown,
	name: unknown,
): Found | undefined {
	return operations.find(
		(operation) => operation.resource === resource && operation.option.value === name,
	);
}
