import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';

/** The content of a picture. */
export interface Cut {
	/** The picture is cropped to these elements. */
	readonly around: readonly Locator[];
	/** Margin around them, in CSS pixels. */
	readonly margin?: number;
	/** Size of the window for this picture, in CSS pixels: a lower one omits empty space. */
	readonly window?: Size;
}

interface Size {
	readonly width: number;
	readonly height: number;
}

type Theme = 'light' | 'dark';

/** Whether this run makes the pictures of the documentation. */
export const MAKES_PICTURES = process.env['PICTURES'] !== undefined;
export const THEMES: readonly Theme[] = ['light', 'dark'];
const FOLDER = path.join(__dirname, '../../../docs/images');
/** Notifications, and buttons that cover the canvas or a form. */
const COVERS = [
	'.el-notification',
	'.vue-flow__panel',
	'[class*="executionButtons"]',
	'[class*="nodeButtonsWrapper"]',
	'[data-test-id^="execute-workflow-button"]',
	'[data-test-id="floating-nodes"]',
];
const HIDE_COVERS = `${COVERS.join(', ')} { visibility: hidden !important }`;

/** File of a picture or an animation in one theme. */
export function pictureFile(name: string, theme: Theme, type: 'png' | 'gif'): string {
	mkdirSync(FOLDER, { recursive: true });
	return path.join(FOLDER, `${name}${theme === 'dark' ? '-dark' : ''}.${type}`);
}

/** Writes a picture for the documentation, once in each theme of the editor. */
export async function takePicture(page: Page, name: string, cut: Cut): Promise<void> {
	const before = page.viewportSize();
	if (cut.window !== undefined) await page.setViewportSize(cut.window);
	await page.mouse.move(720, 10);
	for (const theme of THEMES) {
		await showTheme(page, theme);
		const clip = await boxAround(page, cut);
		const taken = await page.screenshot({ clip, animations: 'disabled', style: HIDE_COVERS });
		await sharp(taken)
			.png({ palette: true, effort: 10, dither: 0 })
			.toFile(pictureFile(name, theme, 'png'));
	}
	await showTheme(page, 'light');
	if (before !== null) await page.setViewportSize(before);
}

/** Switches the theme of the editor, which follows the system's theme. */
export async function showTheme(page: Page, theme: Theme): Promise<void> {
	await page.emulateMedia({ colorScheme: theme });
	// Some icons are different files in another theme.
	await page.waitForFunction(() => Array.from(document.images).every(({ complete }) => complete));
	await page.evaluate(
		async () =>
			await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
	);
}

async function boxAround(page: Page, { around, margin = 0 }: Cut) {
	const boxes = await Promise.all(
		around.map(async (locator) => {
			const all = await locator.all();
			return await Promise.all(all.map(async (element) => await element.boundingBox()));
		}),
	);
	const found = boxes.flat().filter((box) => box !== null);
	if (found.length === 0) throw new Error('What the picture should show cannot be seen');
	const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
	const left = Math.max(0, Math.min(...found.map(({ x }) => x)) - margin);
	const top = Math.max(0, Math.min(...found.map(({ y }) => y)) - margin);
	const right = Math.min(width, Math.max(...found.map((box) => box.x + box.width)) + margin);
	const bottom = Math.min(height, Math.max(...found.map((box) => box.y + box.height)) + margin);
	return { x: left, y: top, width: right - left, height: bottom - top };
}
