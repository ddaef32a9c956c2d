import type { INodeProperties } from 'n8n-workflow';
import { createAccounts } from './account/create.operation';
import { mapExternalIds } from './account/mapExternalIds.operation';
import type { Operation } from './operation';

/** Everything that the node can do. */
export const OPERATIONS: readonly Operation[] = [createAccounts, mapExternalIds];

const operationOfAccount: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['account'] } },
	options: OPERATIONS.map(({ option }) => option),
	default: 'create',
};

/** The operation list and the forms of all operations. */
export const operationProperties: INodeProperties[] = [
	operationOfAccount,
	...OPERATIONS.flatMap(({ resource, option, properties }) =>
		properties.map((property) => ({
			...property,
			displayOptions: { show: { resource: [resource], operation: [option.value] } },
		})),
	),
];
