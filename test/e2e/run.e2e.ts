import type { Client } from '#tools/server/client';
import { type EditorBrowser, openBrowser } from './support/browser';
import { readAccount } from './support/sandboxState';
import { openClient, storeRows } from './support/workflows';

const ROWS = [
	{ 'CRM ID': 'crm-1', Company: 'Acme', Website: 'acme.example', Tags: 'enterprise, emea' },
	{ 'CRM ID': 'crm-2', Company: 'Globex', Website: 'https://www.globex.example/about', Tags: '' },
	{ 'CRM ID': 'crm-3', Company: 'Wingtip', Website: 'wingtip.example', Tags: '' },
	{ 'CRM ID': 'crm-4', Company: 'Umbrella', Website: 'Umbrella.example', Tags: 'emea' },
	{ 'CRM ID': 'crm-5', Company: 'Initech', Website: 'n/a', Tags: '' },
];
const NAMED = [{ domain: 'by-its-name.example', name: 'By Its Name' }];
const COLUMNS = {
	mappingMode: 'defineBelow',
	value: {
		domain: '={{ $json.Website }}',
		name: '={{ $json.Company }}',
		externalId: "={{ $json['CRM ID'] }}",
		tags: '={{ $json.Tags }}',
	},
	matchingColumns: [],
	schema: [],
};

let editor: EditorBrowser;
let client: Client;
beforeAll(async () => {
	client = await openClient();
	editor = await openBrowser();
	const workflow = await storeRows(client, 'Push accounts', ROWS, {
		parameters: { resource: 'account', operation: 'create', columns: COLUMNS },
		onError: 'continueErrorOutput',
	});
	await editor.openWorkflow(workflow.id);
	await editor.openNode('Push accounts');
	await editor.find('parameter-input-tags').waitFor();
});
afterAll(async () => await editor.close());

it('shows one outcome for each item in a table', async () => {
	const { find } = editor;
	await find('node-execute-button').click();
	const output = find('output-panel');
	await output.getByText('Success Branch').waitFor();
	await output.locator('[data-test-id="radio-button-table"]').click();
	await output.locator('table').waitFor();
	expect(await output.locator('tbody tr').allInnerTexts()).toEqual([
		expect.stringMatching(/^created\s+acme\.example/),
		expect.stringMatching(/^created\s+globex\.example/),
		expect.stringMatching(/^created\s+umbrella\.example/),
	]);
	await movePanels(560);
	await editor.takePicture('output', {
		around: [find('ndv')],
		window: { width: 1440, height: 626 },
	});
});

it('sums up unsuccessful rows in a hint', async () => {
	const hints = await editor.find('node-hint').allInnerTexts();
	expect(hints.join('\n')).toContain('5 accounts: 3 created, 1 refused by Recotap, 1 not valid');
});

it('shows refused rows on the error branch, with their input and the reason', async () => {
	const output = editor.find('output-panel');
	await output.getByText('Error Branch').click();
	await output.getByText('Initech').waitFor();
	const rows = await output.locator('tbody tr').allInnerTexts();
	expect(rows).toHaveLength(2);
	expect(rows[0]).toContain('An account with this domain already exists in Recotap');
	expect(rows[1]).toContain("'Domain' is not a web address: 'n/a'");
	await movePanels(100);
	await editor.takePicture('error-branch', {
		around: [output],
		window: { width: 1440, height: 780 },
	});
});

it('shows both outputs on the canvas', async () => {
	const { find, page } = editor;
	await find('ndv-close-button').click();
	await page.getByText('3 items').waitFor();
	await page.getByText('2 items').waitFor();
	expect(await find('canvas-node-status-warning').count()).toBe(0);
	await find('zoom-to-fit').click();
});

it('maps columns automatically by their names', async () => {
	const workflow = await storeRows(client, 'By name', NAMED, {
		parameters: { resource: 'account', operation: 'create' },
	});
	await editor.openWorkflow(workflow.id);
	await editor.openNode('Push accounts');
	await editor.find('node-execute-button').click();
	await editor.find('output-panel').getByText('by-its-name.example').first().waitFor();
	expect(await readAccount('by-its-name.example')).toMatchObject({ name: 'By Its Name' });
});

it('shows mixed outcomes as one table, with the reason next to the domain and no undefined cell', async () => {
	const { find } = editor;
	const again = { 'CRM ID': 'crm-6', Company: 'Acme again', Website: 'acme.example', Tags: '' };
	const workflow = await storeRows(client, 'Push mixed accounts', [...ROWS, again], {
		parameters: { resource: 'account', operation: 'create', columns: COLUMNS },
		onError: 'continueRegularOutput',
	});
	await editor.openWorkflow(workflow.id);
	await editor.openNode('Push accounts');
	await find('node-execute-button').click();
	const output = find('output-panel');
	await output.getByText('6 items').waitFor();
	await output.locator('[data-test-id="radio-button-table"]').click();
	await output.locator('table').waitFor();
	const headings = await output.locator('thead th').allInnerTexts();
	expect(headings.map((text) => text.trim()).slice(0, 4)).toEqual([
		'status',
		'domain',
		'code',
		'reason',
	]);
	const cells = await output.locator('tbody td').allInnerTexts();
	expect(cells).toContain('duplicate');
	expect(cells).not.toContain('undefined');
});

/** Moves the form to the left, so that the output has room for long reasons. */
async function movePanels(x: number): Promise<void> {
	const targetPosition = { x, y: 40 };
	await editor.find('panel-drag-button').dragTo(editor.find('ndv'), { targetPosition });
}
