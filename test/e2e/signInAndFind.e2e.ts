import { OWNER } from '#tools/editor/openEditor';
import { type EditorBrowser, openBrowser } from './support/browser';
import { readSetting } from './support/settings';
import { openClient, storeRows } from './support/workflows';

let editor: EditorBrowser;
beforeAll(async () => {
	editor = await openBrowser({ signedIn: false });
});
afterAll(async () => await editor.close());

it('lets the owner sign in and find the examples', async () => {
	const { find, page } = editor;
	await page.goto(`${readSetting('E2E_URL')}/signin`);
	await page.locator('input[name="emailOrLdapLoginId"]').fill(OWNER.email);
	await page.locator('input[type="password"]').fill(OWNER.password);
	await find('form-submit-button').click();
	await find('workflow-card-name').getByText('CSV to Recotap', { exact: true }).waitFor();
});

it('finds the node by its name, and an operation by what it does', async () => {
	const { find, page } = editor;
	const workflow = await storeRows(await openClient(), 'Find the node', [{ domain: 'acme.com' }]);
	await editor.openWorkflow(workflow.id);
	await find('canvas-node').first().click();
	await page.keyboard.press('n');
	await find('node-creator-search-bar').fill('recotap');

	const entry = find('node-creator-item-name');
	await entry.getByText('Recotap', { exact: true }).waitFor();
	await find('node-creator-item-name').getByText('Core').waitFor({ state: 'hidden' });
	// One entry represents both nodes.
	expect(await find('node-creator-item-description').first().textContent()).toMatch(
		/^Push accounts to Recotap in bulk, or start a workflow when /,
	);
	await entry.getByText('Recotap', { exact: true }).click();
	await page.getByText('Create accounts', { exact: true }).first().waitFor();
	expect(await entry.allTextContents()).toEqual(
		expect.arrayContaining(['Create accounts', 'Map external IDs', 'Get many segments']),
	);
	const icon = find('node-creator').locator('img').first();
	expect(await icon.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);

	await page.getByText('Create accounts', { exact: true }).first().click();
	await find('ndv').waitFor();
	expect(await find('parameter-input-operation').locator('input').inputValue()).toBe('Create');
	await find('ndv-close-button').click();
});

it('adds the first operation by typing its name and pressing Enter, and shows on the canvas what it does', async () => {
	const { find, page } = editor;
	const workflow = await storeRows(await openClient(), 'Type and go', [{ domain: 'acme.com' }]);
	await editor.openWorkflow(workflow.id);
	await find('canvas-node').first().click();
	await page.keyboard.press('n');
	await find('node-creator-search-bar').fill('recotap');
	await find('node-creator-item-name').getByText('Recotap', { exact: true }).waitFor();
	await page.keyboard.press('Enter');
	await page.getByText('Create accounts', { exact: true }).first().waitFor();
	// The keyboard works again after the previous panel has slid away.
	await page.locator('[class*="panel-slide-"]').first().waitFor({ state: 'detached' });
	await page.keyboard.press('Enter');
	await find('ndv').waitFor();
	expect(await find('parameter-input-operation').locator('input').inputValue()).toBe('Create');
	await find('ndv-close-button').click();
	await find('canvas-node').getByText('Create: Account', { exact: true }).waitFor();
});

it.each([
	['journey stage', 'Recotap'],
	['intent', 'Recotap'],
	['sales activity', 'Recotap'],
])('finds the node by what it is about: %s', async (words, name) => {
	const { find, page } = editor;
	const workflow = await storeRows(await openClient(), `Look for ${words}`, [{}]);
	await editor.openWorkflow(workflow.id);
	await find('canvas-node').first().click();
	await page.keyboard.press('n');
	await find('node-creator-search-bar').fill(words);
	await find('node-creator-item-name').getByText(name, { exact: true }).waitFor();
});

it('connects to no other host, whatever the editor does', () => {
	expect([...editor.foreignHosts]).toEqual([]);
});
