import { type EditorBrowser, openBrowser } from './support/browser';
import { readSetting } from './support/settings';
import { openClient, storeRows } from './support/workflows';

let editor: EditorBrowser;
beforeAll(async () => {
	editor = await openBrowser();
	const client = await openClient();
	const workflow = await storeRows(client, 'Credential', [{ domain: 'acme.com' }], {});
	await editor.openWorkflow(workflow.id);
	await editor.openNode('Push accounts');
	await editor.find('node-credentials-select').click();
	await editor.find('node-credentials-select-item-new').click();
	await editor.find('editCredential-modal').waitFor();
});
afterAll(async () => await editor.close());

it('explains how to fix a wrong key', async () => {
	const { find, page } = editor;
	await find('parameter-input-apiKey').locator('input').fill('wrong-key');
	await find('parameter-input-baseUrl').locator('input').fill(readSetting('E2E_SANDBOX_URL'));
	await find('credential-save-button').click();
	await page.getByText('More details').click();
	const advice = 'Copy it again, or generate a new one in Recotap';
	await page.getByText(advice).waitFor();
});

it('confirms the right key', async () => {
	const { find, page } = editor;
	await find('parameter-input-apiKey').locator('input').fill(readSetting('E2E_SANDBOX_KEY'));
	await find('credential-save-button').click();
	await find('editCredential-modal').waitFor({ state: 'hidden' });
	await find('credential-edit-button').click();
	await page.getByText('Connection tested successfully').waitFor();
	await editor.takePicture('credential', {
		around: [find('editCredential-modal')],
		window: { width: 1200, height: 760 },
	});
});
