import { type EditorBrowser, openBrowser } from './support/browser';
import { type Film, startFilm } from './support/film';
import { readAccount } from './support/sandboxState';
import { MAKES_PICTURES } from './support/takePicture';
import { openClient, storeRows } from './support/workflows';

const ROWS = [
	{ Company: 'Alpine Robotics', Website: 'https://www.alpine.example' },
	{ Company: 'Bluebird Foods', Website: 'bluebird.example' },
	{ Company: 'Wingtip', Website: 'wingtip.example' },
	{ Company: 'Cedar Health', Website: 'Cedar.example/about' },
	{ Company: 'Bluebird', Website: 'www.bluebird.example' },
];

let editor: EditorBrowser;
let film: Film;
beforeAll(async () => {
	editor = await openBrowser({ scale: MAKES_PICTURES ? 1.5 : 1 });
	await editor.page.setViewportSize({ width: 1280, height: 720 });
	film = startFilm(editor.page);
	const workflow = await storeRows(await openClient(), 'My first workflow', ROWS);
	await editor.openWorkflow(workflow.id);
});
afterAll(async () => await editor.close());

it('creates a workflow from rows to one status for each of them, using only the mouse', async () => {
	const { find, page } = editor;
	film.say('Five companies from a CRM');
	await find('canvas-node').getByText('CRM rows').waitFor();
	await film.show(1.5);

	film.say('1. Add the Recotap node');
	await film.click(find('canvas-handle-plus').first());
	await find('node-creator-search-bar').waitFor();
	await film.show(0.6);
	for (const typed of ['re', 'reco', 'recotap']) {
		await find('node-creator-search-bar').fill(typed);
		await film.show(0.15);
	}
	const entry = find('node-creator-item-name').getByText('Recotap', { exact: true });
	await entry.waitFor();
	await film.show(0.6);
	await film.click(entry);
	const create = page.getByText('Create accounts', { exact: true }).first();
	await create.waitFor();
	await page.locator('[class*="panel-slide-"]').first().waitFor({ state: 'detached' });
	film.say('2. Choose an action');
	await film.show(0.8);
	await film.click(create);

	await find('ndv').waitFor();
	await find('parameter-input-operation').waitFor();
	// Other tests leave credentials that should not appear in the list.
	await find('node-credentials-select').click();
	await page.getByText('Recotap sandbox', { exact: true }).last().click();
	film.say('3. Select your credential');
	await film.moveTo(find('node-credentials-select'));
	await film.show(0.8);

	film.say('4. Map your columns: drag them in');
	await film.click(find('mapping-mode-select'));
	const byHand = page.getByText('Map Each Column Manually').last();
	await byHand.waitFor();
	await film.show(0.4);
	await film.click(byHand);
	await find('parameter-input-domain').waitFor();
	await film.show(0.6);
	const input = find('ndv-input-panel');
	for (const [name, column] of [
		['Website', 'domain'],
		['Company', 'name'],
	] as const) {
		await film.drag(input.getByText(name, { exact: true }), find(`parameter-input-${column}`));
		await find(`parameter-input-${column}`).getByText(`{{ $json.${name} }}`).waitFor();
		await film.show(0.8);
	}

	film.say('5. Execute');
	await film.click(find('node-execute-button'));
	const output = find('output-panel');
	await output.getByText('5 items').waitFor();
	await film.click(output.locator('[data-test-id="radio-button-table"]'));
	await output.locator('table').waitFor();
	film.say('Every row has a status, and a reason if it needs one');
	await film.drag(find('panel-drag-button'), input);
	await film.show(4);
	expect(await output.locator('tbody tr').allInnerTexts()).toEqual([
		expect.stringMatching(/^created\s+alpine\.example/),
		expect.stringMatching(/^duplicate\s+bluebird\.example/),
		expect.stringMatching(/^failed\s+wingtip\.example\s+alreadyExists/),
		expect.stringMatching(/^created\s+cedar\.example/),
		expect.stringMatching(/^created\s+bluebird\.example/),
	]);
	expect(await readAccount('bluebird.example')).toMatchObject({ name: 'Bluebird' });
	await film.save('first-workflow');
}, 400_000);
