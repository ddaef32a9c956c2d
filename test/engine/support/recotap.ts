import path from 'node:path';
import type { IDataObject, INode, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../sandbox/server';
import {
	createEngine,
	type Engine,
	type EngineRun,
	type RunOptions,
} from '../../../tools/n8n/engine';

const repository = path.resolve(__dirname, '../../..');
/** Where another n8n is, and the package installed for it (test/compat). */
const { ENGINE_HOME: home = repository, ENGINE_PACKAGE = repository } = process.env;
/** Folder of the built package under test. */
export const packageFolder = ENGINE_PACKAGE;
/** Whether this n8n hands out the key `details` on the error output; older ones do not know it. */
export const ROUTES_DETAILS = home === repository;
/** Occurs nowhere else, so that a test can look for it in everything that comes out. */
export const API_KEY = 'key-that-must-stay-secret-4711';

/** How the node under test is set up. */
export interface NodeSettings extends Partial<
	Pick<INode, 'onError' | 'retryOnFail' | 'maxTries' | 'waitBetweenTries'>
> {
	readonly parameters?: INodeParameters;
}

/** A sandbox and an n8n engine whose Recotap node talks to it. */
export interface Bench {
	readonly sandbox: Sandbox;
	readonly engine: Engine;
	/** Runs: trigger with these items -> Recotap node. */
	run(
		items: readonly IDataObject[],
		settings?: NodeSettings,
		options?: RunOptions,
	): Promise<EngineRun>;
}

const started: Sandbox[] = [];
afterEach(async () => {
	for (const sandbox of started.splice(0)) await sandbox.close();
});

/** Starts both, until the test is over. The sandbox answers on loopback, over real sockets. */
export async function startBench(
	options: SandboxOptions = {},
	credential: { baseUrl?: string; apiKey?: string } = {},
): Promise<Bench> {
	const sandbox = await startSandbox({ apiKey: API_KEY, ...options });
	started.push(sandbox);
	const engine = await createEngine({
		home,
		packages: [packageFolder],
		credentials: {
			recotap: {
				name: 'Recotap',
				type: 'recotapApi',
				data: { apiKey: API_KEY, baseUrl: sandbox.url, ...credential },
			},
		},
	});
	return {
		sandbox,
		engine,
		run: async (items, settings = {}, runOptions = {}) =>
			await engine.run(
				{
					nodes: [trigger, recotapNode(settings)],
					connections: { Rows: { main: [[{ node: 'Recotap', type: 'main', index: 0 }]] } },
				},
				{ ...runOptions, pinData: { Rows: items.map((json): INodeExecutionData => ({ json })) } },
			),
	};
}

const trigger: INode = {
	id: 'rows',
	name: 'Rows',
	type: 'n8n-nodes-base.manualTrigger',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

/** The Recotap node, as a workflow has it. */
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

/** The Recotap Trigger, as a workflow has it. */
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
