import type {
	ICredentialsHelper,
	INodeParameters,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

/** The differences between the ways in which n8n calls a node. */
type Situation = Partial<
	Pick<IWorkflowExecuteAdditionalData, 'executionId' | 'hooks' | 'workflowId'>
> & { readonly currentNodeParameters?: INodeParameters };

/** The data that n8n's server passes to every node besides the workflow, without a server. */
export function createAdditionalData(
	credentialsHelper: ICredentialsHelper,
	situation: Situation,
): IWorkflowExecuteAdditionalData {
	const base = 'http://127.0.0.1:5678/';
	return {
		credentialsHelper,
		currentNodeExecutionIndex: 0,
		restApiUrl: `${base}rest`,
		instanceBaseUrl: base,
		formWaitingBaseUrl: base,
		webhookBaseUrl: base,
		webhookWaitingBaseUrl: base,
		webhookTestBaseUrl: base,
		variables: {},
		userId: 'user',
		getRuntimeCredential: async () => await Promise.resolve(undefined),
		setExecutionStatus: () => undefined,
		sendDataToUI: () => undefined,
		logAiEvent: () => undefined,
		...situation,
	} as unknown as IWorkflowExecuteAdditionalData;
}
