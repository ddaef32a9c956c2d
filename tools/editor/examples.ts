import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { INode } from 'n8n-workflow';
import type { WorkflowJson } from '../n8n/engine';
import type { Client, Stored } from '../server/client';

const FOLDER = path.join(__dirname, '../../examples');
const ENDING = '.workflow.json';
/** The fan-out calls this workflow, and n8n only serves published ones. */
const PUBLISHED = ['fan-out-child'];

/** An example from the folder `examples`. */
export interface Example {
	/** Name of the file without its extension. */
	readonly key: string;
	readonly workflow: WorkflowJson & { readonly name: string };
}

/** All examples by file name. */
export function readExamples(): Example[] {
	return readdirSync(FOLDER)
		.filter((file) => file.endsWith(ENDING))
		.sort()
		.map((file) => ({
			key: file.slice(0, -ENDING.length),
			workflow: JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8')) as Example['workflow'],
		}));
}

/**
 * Imports the examples that n8n does not have yet; workflows changed by the user are kept.
 *
 * @param credentials for their nodes, by type
 * @returns all examples as stored by n8n, by key
 */
export async function importExamples(
	client: Client,
	credentials: Readonly<Record<string, Stored>>,
): Promise<ReadonlyMap<string, Stored>> {
	const present = await client.listWorkflows();
	const stored = new Map<string, Stored>();
	for (const { key, workflow } of readExamples()) {
		const found = present.find(({ name }) => name === workflow.name);
		if (found !== undefined) {
			stored.set(key, found);
			continue;
		}
		const created = await client.createWorkflow(withCredentials(workflow, credentials));
		if (PUBLISHED.includes(key)) await client.activate(created.id);
		stored.set(key, created);
	}
	return stored;
}

/** The workflow with these credentials, by type, instead of those in the file. */
export function withCredentials<Workflow extends WorkflowJson>(
	workflow: Workflow,
	credentials: Readonly<Record<string, Stored>>,
): Workflow {
	return { ...workflow, nodes: workflow.nodes.map((node) => chooseCredentials(node, credentials)) };
}

function chooseCredentials(node: INode, credentials: Readonly<Record<string, Stored>>): INode {
	if (node.credentials === undefined) return node;
	const chosen = Object.keys(node.credentials).flatMap((type) => {
		const credential = credentials[type];
		return credential === undefined ? [] : [[type, credential] as const];
	});
	const entries = chosen.map(([type, { id, name }]) => [type, { id, name }] as const);
	return { ...node, credentials: Object.fromEntries(entries) };
}
