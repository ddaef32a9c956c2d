import type { INode, INodeParameters } from 'n8n-workflow';
import octolaneExample from '#packages/octolane/examples/push-accounts.workflow.json';
import { type Sandbox, startSandbox } from '#sandbox/server';
import { readExamples, withCredentials } from '#tools/editor/examples';
import type { WorkflowJson } from '#tools/n8n/engine';
import type { Client, Stored } from '#tools/server/client';
import { type EditorBrowser, openBrowser } from './support/browser';
import { openClient, sandboxCredentials, storeRows } from './support/workflows';

type Credentials = Readonly<Record<string, Stored>>;
type Named = WorkflowJson & { readonly name: string };

const OTHER_FIELDS = [
	{ label: 'Territory', labelType: 'singleSelection', options: ['North', 'South'] },
	{ label: 'Headcount', labelType: 'number' },
] as const;
const ALL = new Map<string, Named>([
	...readExamples().map(({ key, workflow }) => [key, workflow] as const),
	['octolane', octolaneExample as unknown as Named],
]);
const EXAMPLES = [...ALL].filter(([, workflow]) => mappersOf(workflow).length > 0);

let client: Client;
let editor: EditorBrowser;
let other: Sandbox;
let credentials: Readonly<Record<'present' | 'other', Credentials>>;
beforeAll(async () => {
	client = await openClient();
	editor = await openBrowser();
	other = await startSandbox({ customFields: OTHER_FIELDS });
	credentials = {
		present: await sandboxCredentials(client),
		other: {
			recotapApi: await createCredential('recotapApi', other.url),
			octolaneApi: await createCredential('octolaneApi', other.octolaneUrl),
		},
	};
});
afterAll(async () => {
	await editor.close();
	await other.close();
});

it("detects the editor's warning about outdated fields", async () => {
	const recotap = mappersOf(ALL.get('csv-to-recotap'))[0];
	const columns = { ...columnsOf(recotap), schema: [{ id: 'domain', displayName: 'Domain' }] };
	const { id } = await storeRows(client, 'Outdated', [], {
		name: 'Outdated',
		parameters: { ...recotap?.parameters, columns } as INodeParameters,
	});
	await editor.openWorkflow(id);
	await openMapper('Outdated');
	await warning().waitFor();
});

describe.each(['present', 'other'] as const)('with the %s custom fields', (workspace) => {
	it.each(EXAMPLES)(
		'an example opens without a warning and keeps its mapping: %s',
		async (_, example) => {
			const { id } = await client.createWorkflow({
				...withCredentials(example, credentials[workspace]),
				name: `${example.name} (${workspace})`,
			});
			await editor.openWorkflow(id);
			await editor.find('zoom-to-fit').click();
			for (const { name } of mappersOf(example)) {
				await openMapper(name);
				expect(await warning().count()).toBe(0);
				await showsMapping(columnsOf(mappersOf(example).find((node) => node.name === name)));
				await editor.find('ndv-close-button').click();
			}
			await save(id);

			const saved = await client.call<WorkflowJson>('GET', `/workflows/${id}`);
			expect(mappersOf(saved).map(mappingOf)).toEqual(mappersOf(example).map(mappingOf));
		},
	);
});

/** Opens a form and waits until the editor has requested the node's fields. */
async function openMapper(name: string): Promise<void> {
	const answered = editor.page.waitForResponse(/resource-mapper-fields/);
	await editor.openNode(name);
	expect((await answered).ok()).toBe(true);
	await editor.find('mapping-mode-select').getByText('Fetching').waitFor({ state: 'hidden' });
}

function warning() {
	return editor
		.find('ndv')
		.locator('[class*="staleDataWarning"], :text("Refresh to see the updated")');
}

/** Checks that the form shows each mapped column with its value. */
async function showsMapping({ mappingMode, value }: Columns): Promise<void> {
	if (mappingMode !== 'defineBelow') return;
	for (const [column, expression] of Object.entries(value ?? {})) {
		const field = editor.find(`parameter-input-${column}`);
		await field.scrollIntoViewIfNeeded();
		expect(`=${await field.locator('.cm-content').innerText()}`).toBe(expression);
	}
}

async function save(id: string): Promise<void> {
	const saved = editor.page.waitForResponse((response) => {
		const isPatch = response.request().method() === 'PATCH';
		return isPatch && response.url().includes(`/rest/workflows/${id}`);
	});
	await editor.page.keyboard.press('Control+s');
	expect((await saved).ok()).toBe(true);
}

async function createCredential(type: string, baseUrl: string): Promise<Stored> {
	const data = { apiKey: other.apiKey, baseUrl };
	return await client.createCredential({ name: `Other ${type}`, type, data });
}

interface Columns {
	readonly mappingMode?: string;
	readonly value?: Readonly<Record<string, unknown>> | null;
}

function mappersOf(workflow: WorkflowJson | undefined): readonly INode[] {
	return (workflow?.nodes ?? []).filter(({ parameters }) => 'columns' in parameters);
}

function columnsOf(node: INode | undefined): Columns {
	return (node?.parameters['columns'] ?? {}) as unknown as Columns;
}

/** Normalises the ways to save an empty mapping. */
function mappingOf(node: INode): object {
	const { mappingMode, value } = columnsOf(node);
	return { name: node.name, mappingMode, value: value ?? {} };
}
