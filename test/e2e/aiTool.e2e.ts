import type { INode } from 'n8n-workflow';
import type { Client, Execution } from '#tools/server/client';
import { readAccount } from './support/sandboxState';
import { type ModelRequest, startScriptedModel } from './support/scriptedModel';
import { makeNode, makeRecotap, openClient } from './support/workflows';

/** Maximum length of a tool result for one row, characters: a model pays for each of them. */
const COMPACT = 300;
const COLUMNS = {
	mappingMode: 'defineBelow',
	value: {
		domain: "={{ $fromAI('domain', 'Web address of the company', 'string') }}",
		name: "={{ $fromAI('name', 'Name of the company', 'string') }}",
	},
	matchingColumns: [],
	schema: [
		{ id: 'domain', displayName: 'Domain', required: true, display: true, type: 'string' },
		{ id: 'name', displayName: 'Name', required: true, display: true, type: 'string' },
	],
};

let client: Client;
beforeAll(async () => {
	client = await openClient();
});

it('lets a model push an account and returns a compact result', async () => {
	const { execution, requests } = await runAgent({
		domain: 'https://agent.example/about',
		name: 'Agent',
	});

	expect(execution.status).toBe('success');
	expect(await readAccount('agent.example')).toMatchObject({ name: 'Agent' });
	const [first, second] = requests;
	expect(first?.tools?.[0]?.function.parameters).toMatchObject({
		properties: {
			domain: { type: 'string', description: 'Web address of the company' },
			name: { type: 'string', description: 'Name of the company' },
		},
	});
	const answer = toolAnswer(second);
	expect(answer).toContain('"status":"created"');
	expect(answer.length).toBeLessThan(COMPACT);
});

it('tells the model what is wrong with a row, so that it can correct it', async () => {
	const { execution, requests } = await runAgent({ domain: 'not a domain', name: 'Agent' });
	expect(execution.status).toBe('success');
	const answer = toolAnswer(requests[1]);
	expect(answer).toContain("'Domain' is not a web address: 'not a domain'");
	expect(answer.length).toBeLessThan(2 * COMPACT);
});

function toolAnswer(request: ModelRequest | undefined): string {
	return String(request?.messages.find(({ role }) => role === 'tool')?.content);
}

/** Runs an agent that has our node as its tool, with a model that fills in these values. */
async function runAgent(
	values: object,
): Promise<{ execution: Execution; requests: readonly ModelRequest[] }> {
	const model = await startScriptedModel(values);
	try {
		const credential = await client.createCredential({
			name: 'Scripted model',
			type: 'openAiApi',
			data: { apiKey: 'none', url: model.url },
		});
		const modelNode: INode = {
			...makeNode('Model', '@n8n/n8n-nodes-langchain.lmChatOpenAi', [0, 200], {}, 1.2),
			parameters: { model: { __rl: true, mode: 'id', value: 'scripted' }, options: {} },
			credentials: { openAiApi: { id: credential.id, name: credential.name } },
		};
		const agent = makeNode('Agent', '@n8n/n8n-nodes-langchain.agent', [200, 0], {}, 2);
		const tool = await makeRecotap(client, {
			...makeNode('Push an account', 'n8n-nodes-recotap.recotapTool', [300, 200]),
			// With Stop Workflow, the tool returns an empty result: n8n's agent drops the error.
			onError: 'continueRegularOutput',
			parameters: {
				toolDescription: 'Creates an account in Recotap',
				resource: 'account',
				operation: 'create',
				columns: COLUMNS,
			},
		});
		const link = (type: string) => ({ [type]: [[{ node: 'Agent', type, index: 0 }]] });
		const workflow = await client.createWorkflow({
			name: 'Agent',
			nodes: [
				makeNode('Start', 'n8n-nodes-base.manualTrigger', [0, 0]),
				{ ...agent, parameters: { promptType: 'define', text: 'Push the company' } },
				modelNode,
				tool,
			],
			connections: {
				Start: { main: [[{ node: 'Agent', type: 'main', index: 0 }]] },
				Model: link('ai_languageModel'),
				'Push an account': link('ai_tool'),
			} as never,
			settings: { executionOrder: 'v1' },
		});
		const execution = await client.finish(await client.start(workflow.id, 'Start'));
		return { execution, requests: model.requests };
	} finally {
		await model.close();
	}
}
