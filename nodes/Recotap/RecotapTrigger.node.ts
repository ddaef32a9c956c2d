import {
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
	NodeConnectionTypes,
} from 'n8n-workflow';
import { credentialTest } from './methods/credentialTest';
import { poll } from './trigger/poll';
import { triggerProperties } from './trigger/properties';

/** Starts a workflow when something happens to accounts in Recotap. */
export class RecotapTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Recotap Trigger',
		name: 'recotapTrigger',
		icon: { light: 'file:recotap.svg', dark: 'file:recotap.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["event"] }}',
		description: 'Starts the workflow when accounts, their journey stages or scores change',
		defaults: { name: 'Recotap Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'recotapApi', required: true, testedBy: 'testRecotapApi' }],
		properties: [...triggerProperties],
	};

	methods = { credentialTest };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this);
	}
}
