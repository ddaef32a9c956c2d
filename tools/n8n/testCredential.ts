import type { PackageDirectoryLoader } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	ICredentialsHelper,
	INode,
	INodeType,
	INodeTypes,
	IRunExecutionData,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import type { N8nModules } from './modules';

/** What n8n finds out when a user presses Retry on a credential. */
export type CredentialTest =
	| { readonly ok: true }
	| { readonly ok: false; readonly httpCode: string | null; readonly message: string };

/**
 * Sends the test request of a credential the way n8n's server does: as a declarative node with this one request.
 *
 * @param nodeName a node of the package that uses the credential
 */
export async function testCredential(
	{ core, workflow: wf }: N8nModules,
	loader: PackageDirectoryLoader,
	nodeName: string,
	credentialName: string,
	data: ICredentialDataDecryptedObject,
): Promise<CredentialTest> {
	const { authenticate, test } = loader.getCredential(credentialName).type;
	const { type } = loader.getNode(nodeName);
	if (typeof authenticate !== 'function' || test === undefined || 'nodeVersions' in type) {
		throw new Error('Only credentials with a function and a test request are supported here');
	}
	const routed: INodeType = {
		description: {
			...type.description,
			properties: [
				{
					displayName: 'Test',
					name: 'test',
					type: 'string',
					default: '',
					routing: { request: test.request },
				},
			],
		},
	};
	const node: INode = {
		id: 'test',
		name: 'Test',
		type: `${loader.packageName}.${nodeName}`,
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
		credentials: { [credentialName]: { id: 'test', name: 'Test' } },
	};
	const nodeTypes: INodeTypes = {
		getByName: () => routed,
		getByNameAndVersion: () => routed,
		getKnownTypes: () => ({}),
	};
	const helper: Partial<ICredentialsHelper> = {
		authenticate: async (credentials, _type, request) =>
			await authenticate(credentials, request as Parameters<typeof authenticate>[1]),
		getParentTypes: () => [],
		preAuthentication: async () => await Promise.resolve(undefined),
	};
	const workflow = new wf.Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const input = { main: [[{ json: {} }]] };
	const context = new core.ExecuteContext(
		workflow,
		node,
		{ credentialsHelper: helper, variables: {} } as IWorkflowExecuteAdditionalData,
		'internal',
		{ resultData: { runData: {} } } as IRunExecutionData,
		0,
		[],
		input,
		{ node, data: input, source: null },
		[],
	);
	const decrypted = { id: 'test', name: 'Test', type: credentialName, data };
	try {
		await new core.RoutingNode(context, routed, decrypted).runNode();
		return { ok: true };
	} catch (error) {
		if (!(error instanceof wf.NodeApiError)) throw error;
		return { ok: false, httpCode: error.httpCode, message: error.message };
	}
}
