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
import { listSearch } from './methods/listSearch';

/** Pushes accounts into Recotap in bulk and returns one outcome for each of them. */
export class Recotap implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Recotap',
		name: 'recotap',
		icon: { light: 'file:recotap.svg', dark: 'file:recotap.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: `={{ ${operationWords(RESOURCES, OPERATIONS)} }}`,
		description: 'Push accounts to Recotap in bulk and get a result for every item',
		defaults: { name: 'Recotap' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'recotapApi', required: true, testedBy: 'testRecotapApi' }],
		hints: [
			{
				message:
					"Accounts that already exist in Recotap will get the status 'failed'. Switch on 'Update Existing Accounts' to update them instead.",
				displayCondition:
					'={{ $parameter["resource"] === "account" && $parameter["operation"] === "create" && $parameter["upsert"] === false }}',
				whenToDisplay: 'beforeExecution',
				location: 'outputPane',
			},
			{
				message:
					"Existing external IDs in Recotap will be overwritten. Add the option 'Keep Existing IDs' to keep them.",
				displayCondition:
					'={{ $parameter["operation"] === "mapExternalIds" && !$parameter["options"]["keepExisting"] && !$parameter["options"]["preview"] }}',
				whenToDisplay: 'beforeExecution',
				location: 'outputPane',
			},
		],
		properties: [...operationProperties(RESOURCES, OPERATIONS)],
	};

	methods = { credentialTest, listSearch, resourceMapping: { getColumns: columnsOf(OPERATIONS) } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeOperation(this, OPERATIONS);
	}
}
