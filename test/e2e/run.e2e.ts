import { type EditorBrowser, openBrowser } from './support/browser';
import { openClient, storeRows } from './support/workflows';

const ROWS = [
	{ domain: 'acme.example', name: 'Acme', externalId: 'crm-1', tags: 'enterprise, emea' },
	{ domain: 'https://www.globex.example/about', name: 'Globex', externalId: 'crm-2' },
	{ domain: 'figma.com', name: 'Figma', externalId: 'crm-3' },
	{ domain: 'Umbrella.example', name: 'Umbrella', externalId: 'crm-4' },
	{ domain: 'n/a', name: 'Initech', externalId: 'crm-5' },
];

let editor: EditorBrowser;
beforeAll(async () => {
	editor = await openBrowser();
	const workflow = await storeRows(await openClient(), 'Push accounts', ROWS, {
		parameters: { resource: 'account', operation: 'create' },
		onError: 'continueErrorOutput',
	});
	await editor.openWorkflow(workflow.id);
	await editor.openNode('Push accounts');
});
afterAll(async () => await editor.close());

it('maps columns by their names, and shows one answer for each item in a table', async () => {
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
	await editor.takePicture('output');
});

it('sums up in a hint what did not go through', async () => {
	const hints = await editor.find('node-hint').allInnerTexts();
	expect(hints.join('\n')).toContain('5 accounts: 3 created, 1 refused by Recotap, 1 not valid');
});

it('shows refused rows on the error branch, with their input and the reason', async () => {
	const output = editor.find('output-panel');
	await output.getByText('Error Branch').click();
	await output.getByText('Initech').waitFor();
	const rows = await output.locator('tbody tr').allInnerTexts();
	expect(rows).toHaveLength(2);
	expect(rows[0]).toContain('Recotap has an account with this domain already');
	expect(rows[1]).toContain("'Domain' is not a web address: 'n/a'");
	await editor.takePicture('error-branch');
});

it('shows both ways out on the canvas', async () => {
	const { find, page } = editor;
	await find('ndv-close-button').click();
	await page.getByText('3 items').waitFor();
	await page.getByText('2 items').waitFor();
	await find('zoom-to-fit').click();
	await editor.takePicture('canvas');
});

it('shows mixed results as one table, with the reason beside the domain and no undefined cell', async () => {
	const { find } = editor;
	const mixed = [...ROWS, { domain: 'acme.example', name: 'Acme again' }];
	const workflow = await storeRows(await openClient(), 'Push mixed accounts', mixed, {
		parameters: { resource: 'account', operation: 'create' },
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
