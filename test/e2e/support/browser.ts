import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { readSetting, readTicket } from './settings';
import { type Cut, MAKES_PICTURES, takePicture } from './takePicture';

/** A browser that shows the editor. */
export interface EditorBrowser {
	readonly page: Page;
	/** Hosts other than this machine that the page has contacted. */
	readonly foreignHosts: ReadonlySet<string>;
	/** The elements with this test ID. */
	readonly find: (testId: string) => Locator;
	/** Opens the canvas of a workflow. */
	readonly openWorkflow: (id: string) => Promise<void>;
	/** Opens the form of a node on the canvas. */
	readonly openNode: (name: string) => Promise<void>;
	/** Writes a picture for the documentation, when the environment variable PICTURES is set. */
	readonly takePicture: (name: string, cut: Cut) => Promise<void>;
	readonly close: () => Promise<void>;
}

const FLAGS = [
	...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
	...['--disable-background-networking', '--disable-component-update'],
];

/** Opens a browser, with or without the owner signed in; `scale` is the number of device pixels per CSS pixel. */
export async function openBrowser({
	signedIn = true,
	scale = MAKES_PICTURES ? 2 : 1,
} = {}): Promise<EditorBrowser> {
	const executablePath = readSetting('E2E_CHROMIUM');
	const browser = await chromium.launch({ executablePath, args: FLAGS });
	try {
		return await openPage(browser, signedIn, scale);
	} catch (error) {
		await browser.close();
		throw error;
	}
}

async function openPage(
	browser: Browser,
	signedIn: boolean,
	scale: number,
): Promise<EditorBrowser> {
	const url = readSetting('E2E_URL');
	const context = await browser.newContext({
		viewport: { width: 1440, height: 900 },
		deviceScaleFactor: scale,
	});
	if (signedIn) {
		const { cookie, browserId } = readTicket();
		await context.addCookies([{ name: 'n8n-auth', value: cookie, url }]);
		await context.addInitScript((id) => localStorage.setItem('n8n-browserId', id), browserId);
	}
	const page = await context.newPage();
	page.setDefaultTimeout(20_000);
	const foreignHosts = new Set<string>();
	page.on('requestfinished', (request) => {
		const { protocol, host, origin } = new URL(request.url());
		if (protocol.startsWith('http') && origin !== url) foreignHosts.add(host);
	});
	const find = (testId: string): Locator =>
		page.locator(`[data-test-id=${JSON.stringify(testId)}]`);

	return {
		page,
		foreignHosts,
		find,
		openWorkflow: async (id) => {
			await page.goto(`${url}/workflow/${id}`);
			await find('canvas-node').first().waitFor();
		},
		openNode: async (name) => {
			await page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`).dblclick();
			await find('ndv').waitFor();
		},
		takePicture: async (name, cut) => {
			if (MAKES_PICTURES) await takePicture(page, name, cut);
		},
		close: async () => await browser.close(),
	};
}
