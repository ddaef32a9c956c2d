import path from 'node:path';
import type { IDataObject, INode, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { type Sandbox, type SandboxOptions, startSandbox } from '#sandbox/server';
import { createEngine, type Engine, type EngineRun, type RunOptions } from '#tools/n8n/engine';

const repository = path.resolve(__dirname, '../../..');
/** Location of another version of n8n, and of the packages installed for it (test/compat). */
const {
	ENGINE_HOME: home = repository,
	ENGINE_PACKAGE = repository,
	ENGINE_OCTOLANE = path.join(repository, 'packages/octolane'),
} = process.env;
/** Folder whose node_modules contains the n8n-core under test. */
export const HOME = home;
/** Folders of the built packages under test. */
export const PACKAGES = { recotap: ENGINE_PACKAGE, octolane: ENGINE_OCTOLANE };
/** Whether this n8n supports the key `details` on the error output; older versions do not. */
export const ROUTES_DETAILS = home === repository;
/** Occurs nowhere else, so that tests can search all output for it. */
export const API_KEY = 'key-that-must-stay-secret-4711';

/** Settings of the node under test. */
export interface NodeSettings extends Partial<
	Pick<INode, 'onError' | 'retryOnFail' | 'maxTries' | 'waitBetweenTries'>
> {
	readonly parameters?: INodeParameters;
}

/** A sandbox, and an n8n engine with a node connected to it. */
export interface Bench {
	readonly sandbox: Sandbox;
	readonly engine: Engine;
	/** Runs a trigger with these items, followed by the node. */
	run(
		items: readonly IDataObject[],
		settings?: NodeSettings,
		options?: RunOptions,
	): Promise<EngineRun>;
}

/** A node under test. */
export interface Subject {
	readonly packageFolder: string;
	/** ID and type of its credential. */
	readonly credential: { readonly id: string; readonly type: string };
	readonly baseUrlOf: (sandbox: Sandbox) => string;
	/** The node as part of a workflow. */
	readonly node: (settings: NodeSettings) => INode;
}

const started: Sandbox[] = [];
afterEach(async () => {
	for (const sandbox of started.splice(0)) await sandbox.close();
});

/** Starts both until the end of the test. The sandbox listens on loopback, with real sockets. */
export async function openBench(
	subject: Subject,
	options: SandboxOptions,
	change: { baseUrl?: string; apiKey?: string } = {},
): Promise<Bench> {
	const sandbox = await startSandbox({ apiKey: API_KEY, ...options });
	started.push(sandbox);
	const { id, type } = subject.credential;
	const data = { apiKey: API_KEY, baseUrl: subject.baseUrlOf(sandbox), ...change };
	const engine = await createEngine({
		home,
		packages: [subject.packageFolder],
		credentials: { [id]: { name: 'Credential', type, data } },
	});
	return {
		sandbox,
		engine,
		run: async (items, settings = {}, runOptions = {}) => {
			const node = subject.node(settings);
			return await engine.run(
				{
					nodes: [trigger, node],
					connections: { Rows: { main: [[{ node: node.name, type: 'main', index: 0 }]] } },
				},
				{ ...runOptions, pinData: { Rows: items.map((json): INodeExecutionData => ({ json })) } },
			);
		},
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
