import type { INode, NodeParameterValueType } from 'n8n-workflow';
import type { Client } from '#tools/server/client';
import { type EditorBrowser, openBrowser } from './support/browser';
import { readSetting } from './support/settings';
import { openClient, storeRows } from './support/workflows';

const rows = [{ Website: 'www.columns.example', Company: 'Columns', Value: 75000 }];
const mapped = {
	domain: '={{ $json.Website }}',
	name: '={{ $json.Company }}',
	CONTRACT_VALUE_C: '={{ $json.Value }}',
};
const field = (id: string, displayName: string, required: boolean) => ({
	...{ id, displayName, required, type: 'string' as const },
	...{ display: true, defaultMatch: false },
});
const schema = [
	field('domain', 'Domain', true),
	field('name', 'Name', true),
	field('CONTRACT_VALUE_C', 'Contract Value', false),
];
const byHand = {
	mappingMode: 'defineBelow',
	value: mapped,
	matchingColumns: [],
	schema,
	attemptToConvertTypes: false,
	convertFieldsToString: false,
};

let editor: EditorBrowser;
let client: Client;
let revoked: Partial<INode>;
beforeAll(async () => {
	editor = await openBrowser();
	client = await openClient();
	const { id, name } = await client.createCredential({
		name: 'Key that was revoked',
		type: 'recotapApi',
		data: { apiKey: 'revoked-key', baseUrl: readSetting('E2E_SANDBOX_URL') },
	});
	revoked = { credentials: { recotapApi: { id, name } } };
});
afterAll(async () => await editor.close());

/**
 * Opens the form of a node in a new workflow, waits until n8n has requested its fields, and returns the workflow's ID.
 */
async function open(columns: NodeParameterValueType, node: Partial<INode> = {}): Promise<string> {
	const parameters = { resource: 'account', operation: 'create', columns };
	const { id } = await storeRows(client, 'Columns', rows, { parameters, ...node });
	await editor.openWorkflow(id);
	const answer = nextAnswer();
	await editor.openNode('Push accounts');
	await answer;
	return id;
}

/** The node's response to n8n's next request for its fields. */
async function nextAnswer(): Promise<string> {
	const response = await editor.page.waitForResponse(/resource-mapper-fields/);
	return `${response.status()} ${await response.text()}`;
}

/** Changes an option, so that n8n saves the form in its current state, and returns the saved mapping. */
async function readSaved(id: string): Promise<unknown> {
	const { find, page } = editor;
	await find('parameter-input-upsert').locator('.el-switch').click();
	await page.keyboard.press('Escape');
	const isSaved = page.waitForResponse(
		(response) =>
			response.request().method() === 'PATCH' && response.url().includes(`/workflows/${id}`),
	);
	await page.keyboard.press('Control+s');
	await isSaved;
	const { nodes } = await client.call<{ nodes: INode[] }>('GET', `/workflows/${id}`);
	const { columns, upsert } = nodes.find(({ name }) => name === 'Push accounts')?.parameters ?? {};
	expect(upsert).toBe(true);
	return columns;
}

describe('if Recotap does not accept the key', () => {
	it('refreshing the fields deletes no mapping', async () => {
		const { find, page } = editor;
		const id = await open(byHand, revoked);
		await find('parameter-input-CONTRACT_VALUE_C').waitFor();
		expect(await page.getByText('outdated').count()).toBe(0);
		const answer = nextAnswer();
		await find('mapping-fields-container')
			.locator('[data-test-id="action-toggle"]')
			.first()
			.click();
		await page.getByText('Refresh Field List').click();
		expect(await answer).toMatch(
			/^500 .*could not be retrieved, so your mapping was kept\. HTTP 401: Invalid API key"/,
		);
		await find('parameter-input-CONTRACT_VALUE_C').waitFor();
		expect(await readSaved(id)).toMatchObject({ value: mapped, schema });
	});

	it('the form reports it and keeps a mapping without a saved list of fields', async () => {
		const id = await open({ ...byHand, schema: [] }, revoked);
		await editor.page.getByText('The fields could not be retrieved from Recotap.').waitFor();
		expect(await readSaved(id)).toMatchObject({ value: mapped });
	});
});

it('lists the accepted column names only for automatic mapping, and names a missing column', async () => {
	const { find, page } = editor;
	const notice = page.getByText(
		'Input columns with these names are mapped automatically: Domain (required)',
	);
	await open(byHand);
	await find('parameter-input-CONTRACT_VALUE_C').waitFor();
	expect(await notice.count()).toBe(0);
	await open({ ...byHand, mappingMode: 'autoMapInputData', value: null, schema: [] });
	await notice.waitFor();
	await find('node-execute-button').click();
	await find('node-error-message').getByText('Columns found: Website, Company, Value').waitFor();
});
