import type { INode } from 'n8n-workflow';
import type { SandboxOptions } from '#sandbox/server';
import { type Bench, type NodeSettings, openBench, PACKAGES } from './bench';

/** Folder of the built package under test. */
export const octolaneFolder = PACKAGES.octolane;

/** Starts a sandbox, and an n8n engine with an Octolane node connected to it, until the end of the test. */
export async function startOctolane(
	options: SandboxOptions['octolane'] = {},
	others: SandboxOptions = {},
	credential: { baseUrl?: string; apiKey?: string } = {},
): Promise<Bench> {
	const subject = {
		packageFolder: octolaneFolder,
		credential: { id: 'octolane', type: 'octolaneApi' },
		baseUrlOf: ({ octolaneUrl }: { octolaneUrl: string }) => octolaneUrl,
		node: octolaneNode,
	};
	return await openBench(subject, { ...others, octolane: options }, credential);
}

/** The Octolane node as part of a workflow. */
export function octolaneNode({ parameters, ...settings }: NodeSettings = {}): INode {
	return {
		id: 'octolane',
		name: 'Octolane',
		type: 'n8n-nodes-octolane.octolane',
		typeVersion: 1,
		position: [200, 0],
		credentials: { octolaneApi: { id: 'octolane', name: 'Octolane' } },
		parameters: {
			resource: 'account',
			operation: 'create',
			columns: { mappingMode: 'autoMapInputData', value: null },
			...parameters,
		},
		...settings,
	};
}
