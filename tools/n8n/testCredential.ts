import type { PackageDirectoryLoader } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	INodeCredentialTestResult,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import type { N8nModules } from './modules';

/**
 * Tests a credential as n8n's server does ("credentials-tester.service"): with the function that a node of the package
 * names for it, in n8n's own context.
 */
export async function testCredential(
	{ core }: N8nModules,
	loader: PackageDirectoryLoader,
	credentialName: string,
	data: ICredentialDataDecryptedObject,
): Promise<INodeCredentialTestResult> {
	const { type, supportedNodes = [] } = {
		...loader.getCredential(credentialName),
		...loader.known.credentials[credentialName],
	};
	if (type.test !== undefined) throw new Error('n8n would take the test of the credential itself');
	// If several nodes name a test, n8n uses the first one.
	for (const name of supportedNodes) {
		const { type: node } = loader.getNode(name);
		if ('nodeVersions' in node) throw new Error('Only nodes without versions are supported here');
		const { testedBy } =
			node.description.credentials?.find((one) => one.name === credentialName) ?? {};
		if (typeof testedBy !== 'string') continue;
		const test = node.methods?.credentialTest?.[testedBy];
		if (test === undefined) throw new Error(`${name} has no method ${testedBy}`);
		const context = new core.CredentialTestContext({} as IWorkflowExecuteAdditionalData);
		return await test.call(context, { id: 'test', name: 'Test', type: credentialName, data });
	}
	throw new Error('No testing function found for this credential');
}
