import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';
import {
	columnsOf,
	executeOperation,
	operationProperties,
	operationWords,
} from '@n8n-nodes-recotap/kit/n8n/operation/operation';
import { OPERATIONS, RESOURCES } from './actions/operations';
import { credentialTest } from './methods/credentialTest';

/** Pushes accounts and contacts into Octolane in bulk and returns one outcome for each of them. */
export class Octolane implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Octolane',
		name: 'octolane',
		icon: { light: 'file:octolane.svg', dark: 'file:octolane.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: `={{ ${operationWords(RESOURCES, OPERATIONS)} }}`,
		description: 'Push accounts and contacts to Octolane in bulk and get a result for every item',
		defaults: { name: 'Octolane' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'octolaneApi', required: true, testedBy: 'testOctolaneApi' }],
		properties: [...operationProperties(RESOURCES, OPERATIONS)],
	};

	methods = { credentialTest, resourceMapping: { getColumns: columnsOf(OPERATIONS) } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeOperation(this, OPERATIONS);
	}
}
