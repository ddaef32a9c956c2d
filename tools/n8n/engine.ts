import type {
	IConnections,
	ICredentialsHelper,
	IDataObject,
	INode,
	INodeExecutionData,
	INodeTypes,
	IPinData,
	IRun,
	IWorkflowSettings,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { createAdditionalData } from './additionalData';
import { createCredentialsHelper, provideEncryptionKey, type SavedCredential } from './credentials';
import { loadN8n, type N8nModules } from './modules';
import { createNodeTypes } from './nodeTypes';

/** A workflow in n8n's export format. */
export interface WorkflowJson {
	readonly id?: string;
	readonly name?: string;
	readonly nodes: readonly INode[];
	readonly connections: IConnections;
	readonly settings?: IWorkflowSettings;
	readonly pinData?: IPinData;
}

export interface RunOptions {
	/** Pinned output items by node name. */
	readonly pinData?: IPinData;
	readonly mode?: WorkflowExecuteMode;
	/** Called when the run has started, with the function behind the editor's Stop button. */
	readonly onStart?: (cancel: () => void) => void;
}

/** The data that n8n stores about a run, and its log output during the run. */
export interface EngineRun extends IRun {
	readonly log: readonly string[];
}

/** n8n's own execution engine in this process, without server and database. */
export interface Engine {
	readonly modules: N8nModules;
	readonly nodeTypes: INodeTypes;
	readonly credentialsHelper: ICredentialsHelper;
	run(workflow: WorkflowJson, options?: RunOptions): Promise<EngineRun>;
}

export interface EngineOptions {
	/** Folders of built node packages. */
	readonly packages: readonly string[];
	/** Saved credentials, by ID. */
	readonly credentials?: Readonly<Record<string, SavedCredential>>;
	/** Folder whose node_modules holds n8n-core. */
	readonly home: string;
}

/** Starts n8n's engine with some packages and credentials. */
export async function createEngine({
	packages,
	credentials = {},
	home,
}: EngineOptions): Promise<Engine> {
	const modules = loadN8n(home);
	const { core, workflow: wf, container } = modules;
	const loaders = packages.map((folder) => new core.PackageDirectoryLoader(folder));
	for (const loader of loaders) await loader.loadAll();
	provideEncryptionKey(modules);
	const nodeTypes = createNodeTypes(modules, loaders);
	const credentialsHelper = await createCredentialsHelper(modules, loaders, credentials);
	// Missing before n8n 2.x, which has only one engine.
	if ('setExpressionEngine' in wf.Expression) wf.Expression.setExpressionEngine('legacy');
	await container.get(core.BinaryDataService).init();

	let count = 0;
	return {
		modules,
		nodeTypes,
		credentialsHelper,
		run: async (json, { pinData, mode = 'manual', onStart } = {}) => {
			const executionId = String(++count);
			const log = captureLog(modules);
			const workflow = new wf.Workflow({
				id: json.id ?? executionId,
				name: json.name ?? 'Workflow',
				nodes: structuredClone([...json.nodes]),
				connections: json.connections,
				active: false,
				nodeTypes,
				staticData: {},
				settings: { executionOrder: 'v1', ...json.settings },
				...(pinData === undefined ? {} : { pinData }),
			});
			const hooks = new core.ExecutionLifecycleHooks(mode, executionId, {
				...json,
				pinData,
			} as never);
			const additionalData = createAdditionalData(credentialsHelper, {
				hooks,
				executionId,
				workflowId: workflow.id,
			});

			const execution = new core.WorkflowExecute(additionalData, mode);
			const running = start(execution, workflow, pinData);
			onStart?.(() => running.cancel());
			const result = await running;
			return { ...result, log };
		},
	};
}

/** n8n 2.41 takes an options object, 1.x and 2.0 take positional arguments. */
function start(
	execution: InstanceType<N8nModules['core']['WorkflowExecute']>,
	workflow: InstanceType<N8nModules['workflow']['Workflow']>,
	pinData: IPinData | undefined,
): ReturnType<typeof execution.run> {
	if (execution.run.length === 1) {
		return execution.run({ workflow, ...(pinData === undefined ? {} : { pinData }) });
	}
	const old = execution as unknown as OldExecute<ReturnType<typeof execution.run>>;
	return old.run(workflow, undefined, undefined, pinData);
}

interface OldExecute<Running> {
	run(workflow: object, startNode: undefined, destination: undefined, pinData?: IPinData): Running;
}

/** All log output from now on, as text. */
function captureLog({ workflow, logger }: N8nModules): string[] {
	const lines: string[] = [];
	const write =
		(level: string) =>
		(message: string, details?: unknown): void => {
			lines.push(`${level} ${message} ${details === undefined ? '' : JSON.stringify(details)}`);
		};
	// n8n-workflow logs through its proxy, nodes and n8n-core through n8n's own logger.
	for (const level of ['error', 'warn', 'info', 'debug'] as const) logger[level] = write(level);
	workflow.LoggerProxy.init(logger);
	return lines;
}

/** The output items of a node. */
export function outputOf(run: IRun, node: string, output = 0): readonly INodeExecutionData[] {
	return run.data.resultData.runData[node]?.at(-1)?.data?.main?.[output] ?? [];
}

/** The `json` of the output items of a node. */
export function jsonOf(run: IRun, node: string, output = 0): readonly IDataObject[] {
	return outputOf(run, node, output).map(({ json }) => json);
}
