import { type EditorBrowser, openBrowser } from './support/browser';
import { readAccount } from './support/sandboxState';
import { openClient, storeRows } from './support/workflows';

let editor: EditorBrowser;
beforeAll(async () => {
	editor = await openBrowser();
	const rows = [
		{ Website: 'https://www.lakeside.example/about', Company: 'Lakeside Tools', Value: 75000 },
	];
	const workflow = await storeRows(await openClient(), 'Form', rows, {
		parameters: { resource: 'account', operation: 'create' },
	});
	await editor.openWorkflow(workflow.id);
	await editor.openNode('Push accounts');
});
afterAll(async () => await editor.close());

it("lists the workspace's custom fields among the columns", async () => {
	const { find, page } = editor;
	await find('mapping-mode-select').click();
	await page.getByText('Map Each Column Manually').last().click();
	await find('parameter-input-domain').waitFor();
	for (const label of ['Contract Value', 'CRM Stage', 'Deal Source', 'Renewal Date']) {
		await find('mapping-fields-container').getByText(label, { exact: true }).waitFor();
	}
	await find('parameter-input-DEAL_SOURCE_C').click();
	await page.getByText('partner', { exact: true }).last().waitFor();
	await page.keyboard.press('Escape');
});

it('keeps columns that were mapped manually', async () => {
	await mapColumn('domain', '{{ $json.Website }}', 'https://www.lakeside.example/about');
	await mapColumn('name', '{{ $json.Company }}', 'Lakeside Tools');
	await mapColumn('CONTRACT_VALUE_C', '{{ $json.Value }}', '75000');
	await editor.find('parameter-input-domain').scrollIntoViewIfNeeded();
	await editor.takePicture('map-by-hand', {
		around: [editor.find('ndv-input-panel'), editor.page.locator('.node-settings')],
		window: { width: 1440, height: 720 },
	});
});

it('lists the segments that accounts can be added to, and no others', async () => {
	const { find, page } = editor;
	const input = find('rlc-input');
	const first = find('rlc-item').first();
	await input.click();
	// On a busy machine the list sometimes stays closed, and users click again.
	await first.waitFor({ timeout: 5000 }).catch(async () => await input.click());
	await first.waitFor();
	expect(await find('rlc-item').allTextContents()).toEqual([
		'Q2 Target Accounts',
		'Webinar Guests (draft)',
	]);
	await editor.takePicture('segments', {
		around: [
			page.locator('.parameter-item').filter({ has: input }),
			find('rlc-search'),
			find('rlc-item'),
		],
		margin: 14,
	});
	await find('rlc-item').first().click();
});

it('sends the values of the form', async () => {
	await editor.find('node-execute-button').click();
	await editor.find('output-panel').getByText('lakeside.example').first().waitFor();
	expect(await readAccount('lakeside.example')).toMatchObject({
		name: 'Lakeside Tools',
		customFields: { CONTRACT_VALUE_C: 75000 },
		segments: ['seg-001'],
	});
});

/** Types an expression into a column and waits until the form shows its value. */
async function mapColumn(column: string, expression: string, value: string): Promise<void> {
	const { find, page } = editor;
	const field = find(`parameter-input-${column}`);
	await field.scrollIntoViewIfNeeded();
	await field.hover();
	const options = find(`value["${column}"]-parameter-input-options-container`);
	await options.locator('[data-test-id="radio-button-expression"]').click();
	await field.locator('.cm-content').click();
	// An empty number becomes the expression {{ 0 }}.
	await page.keyboard.press('ControlOrMeta+a');
	await page.keyboard.insertText(expression);
	expect(await field.locator('.cm-content').innerText()).toBe(expression);
	await page.keyboard.press('Escape');
	await find('mapping-fields-container').getByText(value, { exact: true }).waitFor();
}
