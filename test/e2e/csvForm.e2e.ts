import { readFileSync } from 'node:fs';
import type { Download } from 'playwright-core';
import { readExamples, withCredentials } from '#tools/editor/examples';
import { type EditorBrowser, openBrowser } from './support/browser';
import { readAccount } from './support/sandboxState';
import { readSetting } from './support/settings';
import { openClient, sandboxCredentials } from './support/workflows';

/** The first Code node of an n8n waits until its runner process has started. */
const PATIENT = { timeout: 60_000 };
const HEADINGS = 'CRM ID,Company,Website,Tags';

let editor: EditorBrowser;
let address: string;
beforeAll(async () => {
	editor = await openBrowser({ signedIn: false });
	const client = await openClient();
	const example = readExamples().find(({ key }) => key === 'csv-to-recotap')?.workflow;
	if (example === undefined) throw new Error('There is no such example');
	const credentials = await sandboxCredentials(client);
	const form = 'csv-form-of-the-test';
	const nodes = example.nodes.map((node) =>
		node.type === 'n8n-nodes-base.formTrigger' ? { ...node, webhookId: form } : node,
	);
	const workflow = withCredentials({ ...example, name: 'CSV form', nodes }, credentials);
	const { id } = await client.createWorkflow(workflow);
	await client.activate(id);
	address = `${readSetting('E2E_URL')}/form/${form}`;
});
afterAll(async () => await editor.close());

it('shows the counts and returns the lines to correct, with the columns of the file', async () => {
	const download = editor.page.waitForEvent('download', PATIENT);
	await upload([
		'crm-11,"Upload, Ltd",https://www.upload.example,first',
		'crm-12,Nowhere,n/a,"second, third"',
		'crm-13,,nameless.example,',
	]);
	const { page } = editor;
	await page.getByText('3 lines: 1 created, 2 invalid.').waitFor(PATIENT);
	const { headings, lines } = await read(await download);
	expect(headings).toBe(`${HEADINGS},status,reason`);
	expect(lines).toEqual([
		expect.stringMatching(/^crm-12,Nowhere,n\/a,"second, third",invalid,.*Domain/),
		expect.stringMatching(/^crm-13,,nameless\.example,,invalid,.*Name/),
	]);
	for (const line of lines) expect(line.match(/Domain|Name/g)).toHaveLength(1);
	expect(await readAccount('upload.example')).toMatchObject({
		name: 'Upload, Ltd',
		externalId: 'crm-11',
	});
});

it('confirms that every line was accepted', async () => {
	await upload(['crm-11,Upload,upload.example,']);
	await editor.page.getByText('1 line: 1 updated.').waitFor(PATIENT);
});

/** Fills in and submits the form. */
async function upload(lines: readonly string[]): Promise<void> {
	const { page } = editor;
	await page.goto(address);
	await page.locator('input[type="file"]').setInputFiles({
		name: 'companies.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from([HEADINGS, ...lines, ''].join('\n')),
	});
	await page.locator('#submit-btn').click();
}

async function read(file: Download): Promise<{ headings: string; lines: readonly string[] }> {
	expect(file.suggestedFilename()).toBe('lines-to-correct.csv');
	const [headings = '', ...lines] = readFileSync(await file.path(), 'utf8')
		.trim()
		.split('\n');
	return { headings, lines };
}
