import { randomUUID } from 'node:crypto';
import type { IDataObject, INode } from 'n8n-workflow';
import { type Client, createClient, type Stored } from '#tools/server/client';
import { prepareRuntime } from '#tools/server/runtime';
import { resumeSession } from '#tools/server/session';
import { readSetting, readTicket } from './settings';

const CREDENTIAL_TYPE = 'recotapApi';

/** n8n's REST interface of the open editor. */
export async function openClient(): Promise<Client> {
	const runtime = await prepareRuntime(() => undefined);
	return createClient(runtime, resumeSession(readSetting('E2E_URL'), readTicket()));
}

/** Creates a workflow with a trigger that returns rows, optionally followed by a Recotap node. */
export async function storeRows(
	client: Client,
	name: string,
	rows: readonly IDataObject[],
	recotap?: Partial<INode>,
): Promise<Stored> {
	const trigger = makeNode('CRM rows', 'n8n-nodes-base.manualTrigger', [0, 0]);
	const nodes = [trigger, ...(recotap === undefined ? [] : [await makeRecotap(client, recotap)])];
	const last = nodes[1];
	return await client.createWorkflow({
		name,
		nodes,
		connections:
			last === undefined
				? {}
				: { 'CRM rows': { main: [[{ node: last.name, type: 'main', index: 0 }]] } },
		pinData: { 'CRM rows': rows.map((json) => ({ json })) },
		settings: { executionOrder: 'v1' },
	});
}

/** The sandbox's credentials, by type. Tests leave other credentials behind, with wrong keys and closed servers. */
export async function sandboxCredentials(
	client: Client,
): Promise<Readonly<Record<string, Stored>>> {
	const saved = await client.listCredentials();
	const ours = saved.filter(({ name }) => name.endsWith(' sandbox'));
	return Object.fromEntries(ours.map((one) => [one.type, one]));
}

/** A Recotap node with the sandbox's credential. */
export async function makeRecotap(client: Client, more: Partial<INode>): Promise<INode> {
	const { [CREDENTIAL_TYPE]: credential } = await sandboxCredentials(client);
	return {
		...makeNode('Push accounts', 'n8n-nodes-recotap.recotap', [224, 0]),
		credentials: { [CREDENTIAL_TYPE]: { id: credential?.id ?? '', name: credential?.name ?? '' } },
		...more,
	};
}

export function makeNode(
	name: string,
	type: string,
	position: [number, number],
	parameters: INode['parameters'] = {},
	typeVersion = 1,
): INode {
	return { id: randomUUID(), name, type, typeVersion, position, parameters };
}
