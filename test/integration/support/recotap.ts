import type { INode, INodeParameters } from 'n8n-workflow';
import type { SandboxOptions } from '#sandbox/server';
import { type Bench, type NodeSettings, openBench, PACKAGES } from './bench';

export { API_KEY, type Bench, type NodeSettings, ROUTES_DETAILS } from './bench';

/** Folder of the built package under test. */
export const packageFolder = PACKAGES.recotap;

/** Starts a sandbox, and an n8n engine with a Recotap node connected to it, until the end of the test. */
export async function startBench(
	options: SandboxOptions = {},
	credential: { baseUrl?: string; apiKey?: string } = {},
): Promise<Bench> {
	const subject = {
		packageFolder,
		credential: { id: 'recotap', type: 'recotapApi' },
		baseUrlOf: ({ url }: { url: string }) => url,
		node: recotapNode,
	};
	return await openBench(subject, options, credential);
}

/** The Recotap node as part of a workflow. */
export function recotapNode({ parameters, ...settings }: NodeSettings = {}): INode {
	return {
		id: 'recotap',
		name: 'Recotap',
		type: 'n8n-nodes-recotap.recotap',
		typeVersion: 1,
		position: [200, 0],
		credentials: { recotapApi: { id: 'recotap', name: 'Recotap' } },
		parameters: {
			resource: 'account',
			operation: 'create',
			columns: { mappingMode: 'autoMapInputData', value: null },
			...parameters,
		},
		...settings,
	};
}

/** The Recotap Trigger as part of a workflow. */
export function recotapTriggerNode(parameters: INodeParameters = {}): INode {
	return {
		id: 'trigger',
		name: 'Recotap Trigger',
		type: 'n8n-nodes-recotap.recotapTrigger',
		typeVersion: 1,
		position: [0, 0],
		credentials: { recotapApi: { id: 'recotap', name: 'Recotap' } },
		parameters,
	};
}
