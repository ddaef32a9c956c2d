import {
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
	NodeConnectionTypes,
} from 'n8n-workflow';
import { credentialTest } from './methods/credentialTest';
import { poll } from './trigger/poll';
import { EVENT_NAMES, triggerProperties } from './trigger/properties';
import { subtitleOf } from '@n8n-nodes-recotap/kit/n8n/operation/subtitle';

/** Starts a workflow when something happens to accounts in Recotap. */
export class RecotapTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Recotap Trigger',
		name: 'recotapTrigger',
		icon: { light: 'file:recotap.svg', dark: 'file:recotap.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: `={{ ${subtitleOf(['event'], EVENT_NAMES)} }}`,
		// The nodes panel has one entry for both nodes of a service and shows the trigger's description there.
		description:
			'Push accounts to Recotap in bulk, or start a workflow when accounts, their scores or journey stages change',
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
