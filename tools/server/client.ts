import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { IRunExecutionData } from 'n8n-workflow';
import type { SavedCredential } from '../n8n/credentials';
import type { WorkflowJson } from '../n8n/engine';
import type { Runtime } from './runtime';
import { openSession, type Owner, type Session } from './session';

/** An object stored by n8n. */
export interface Stored {
	readonly id: string;
	readonly name: string;
}

/** A run of a workflow, with the same data as n8n's engine returns. */
export interface Execution {
	readonly id: string;
	/** `success`, `error`, `canceled`, `crashed`, and before that `new`, `running` or `waiting` */
	readonly status: string;
	readonly data: IRunExecutionData;
}

/** The result of a credential's Retry button. */
export interface CredentialVerdict {
	readonly status: 'OK' | 'Error';
	readonly message: string;
}

/** n8n's own REST interface, as the editor uses it. */
export interface Client extends Session {
	listWorkflows(): Promise<readonly Stored[]>;
	listCredentials(): Promise<readonly (Stored & { readonly type: string })[]>;
	createCredential(credential: SavedCredential): Promise<Stored>;
	updateCredential(id: string, credential: SavedCredential): Promise<void>;
	testCredential(id: string, credential: SavedCredential): Promise<CredentialVerdict>;
	/** Stores a workflow; pinned items and a given ID are kept. */
	createWorkflow(workflow: WorkflowJson & { readonly pinData?: object }): Promise<Stored>;
	/** Starts a workflow from one of its triggers, as the editor does, and returns the ID of the execution. */
	start(workflowId: string, trigger: string): Promise<string>;
	readExecution(id: string): Promise<Execution>;
	/** Waits until an execution has ended. */
	finish(executionId: string, timeoutMs?: number): Promise<Execution>;
	/** Publishes a workflow, so that its own triggers start it. */
	activate(workflowId: string): Promise<void>;
}

const POLL_MS = 200;
const UNFINISHED = ['new', 'running', 'waiting'];

/**
 * Signs in as the owner, who is created first if necessary.
 *
 * @param url address of the editor
 * @throws Error with n8n's message
 */
export async function signIn(runtime: Runtime, url: string, owner: Owner): Promise<Client> {
	return createClient(runtime, await openSession(url, owner));
}

/** n8n's REST interface for a signed-in user. */
export function createClient(runtime: Runtime, session: Session): Client {
	const { call } = session;
	const parse = loadFlatted(runtime);

	const readExecution = async (id: string): Promise<Execution> => {
		const stored = await call<Execution & { data: string }>('GET', `/executions/${id}`);
		return { ...stored, id, data: parse(stored.data) as IRunExecutionData };
	};
	return {
		...session,
		listWorkflows: async () => await call<Stored[]>('GET', '/workflows'),
		listCredentials: async () => await call('GET', '/credentials'),
		createCredential: async (credential) => await call('POST', '/credentials', credential),
		updateCredential: async (id, credential) => {
			await call('PATCH', `/credentials/${id}`, credential);
		},
		testCredential: async (id, credential) =>
			await call('POST', '/credentials/test', { credentials: { id, ...credential } }),
		createWorkflow: async (workflow) => await call('POST', '/workflows', workflow),
		start: async (workflowId, trigger) => {
			const body = { triggerToStartFrom: { name: trigger } };
			const run = await call<{ executionId: string }>('POST', `/workflows/${workflowId}/run`, body);
			return run.executionId;
		},
		readExecution,
		finish: async (id, timeoutMs = 120_000) => {
			for (let waited = 0; waited < timeoutMs; waited += POLL_MS) {
				const { status } = await call<Execution>('GET', `/executions/${id}`);
				if (!UNFINISHED.includes(status)) return await readExecution(id);
				await sleep(POLL_MS);
			}
			throw new Error(`Execution ${id} did not end within ${timeoutMs} ms`);
		},
		activate: async (id) => {
			const { versionId } = await call<{ versionId: string }>('GET', `/workflows/${id}`);
			await call('POST', `/workflows/${id}/activate`, { versionId });
			for (;;) {
				const { status } = await call<{ status: string }>(
					'GET',
					`/workflows/${id}/publication-status`,
				);
				if (status === 'published') return;
				await sleep(POLL_MS);
			}
		},
	};
}

/** n8n serialises executions with the package flatted; its own copy is used to parse them. */
function loadFlatted({ folder }: Runtime): (text: string) => unknown {
	const requireFromN8n = createRequire(path.join(folder, 'node_modules/n8n/package.json'));
	return (requireFromN8n('flatted') as { parse: (text: string) => unknown }).parse;
}
