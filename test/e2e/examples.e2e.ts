import { readExamples } from '#tools/editor/examples';
import type { Client } from '#tools/server/client';
import { type EditorBrowser, openBrowser } from './support/browser';
import { openClient } from './support/workflows';

const TRIGGERS = ['n8n-nodes-base.manualTrigger', 'n8n-nodes-recotap.recotapTrigger'];
/** The last nodes of each example, and the number of items that arrive there, with the initial state of the sandbox. */
const ARRIVALS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
	'csv-to-recotap': { 'Push accounts': 4, 'Lines to correct': 1 },
	'external-id-backfill': { 'Map External IDs': 3 },
	'fan-out-child': { 'Counts only': 1 },
	'fan-out-parent': { 'Add up': 1 },
	'fix-and-resend': { Pushed: 4, 'For a human': 1 },
	'nightly-crm-sync': { 'Count by status': 2, 'Write the file': 1 },
	'push-accounts': { 'Map external IDs': 5 },
	'scores-to-crm': { 'Update the company': 1 },
};

let client: Client;
let editor: EditorBrowser;
beforeAll(async () => {
	client = await openClient();
	editor = await openBrowser();
});
afterAll(async () => await editor.close());

it.each(readExamples())('the example runs without an error: $key', async ({ key, workflow }) => {
	const trigger = workflow.nodes.find(({ type }) => TRIGGERS.includes(type))?.name ?? '';
	const execution = await client.finish(await client.start(await idOf(workflow.name), trigger));
	const { error, runData } = execution.data.resultData;
	expect({ status: execution.status, error: error?.message }).toEqual({ status: 'success' });
	const wanted = ARRIVALS[key] ?? {};
	const arrived = Object.keys(wanted).map((name) => {
		const outputs = (runData[name] ?? []).map(({ data }) => data?.main?.[0]?.length ?? 0);
		return [name, outputs.reduce((sum, count) => sum + count, 0)] as const;
	});
	expect(Object.fromEntries(arrived)).toEqual(wanted);
});

it.each(readExamples())(
	'the example opens with its notes and without warnings: $key',
	async (example) => {
		await editor.openWorkflow(await idOf(example.workflow.name));
		const notes = example.workflow.nodes.filter(({ type }) => type.endsWith('.stickyNote'));
		await editor.find('zoom-to-fit').click();
		expect(await editor.find('sticky').count()).toBe(notes.length);
		expect(await editor.find('node-issues').count()).toBe(0);
		await editor.takePicture(`example-${example.key}`, {
			around: ['canvas-node', 'sticky', 'canvas-handle-plus'].map(editor.find),
			margin: 64,
		});
	},
);

async function idOf(name: string): Promise<string> {
	const workflows = await client.listWorkflows();
	return workflows.find((workflow) => workflow.name === name)?.id ?? '';
}
