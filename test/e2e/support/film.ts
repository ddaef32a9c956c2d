import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { MAKES_PICTURES, pictureFile, showTheme, THEMES } from './takePicture';

/** Records an animation for the documentation, frame by frame. If no pictures are made, it only moves the mouse. */
export interface Film {
	/** Shows a caption at the lower edge, until the next one. */
	readonly say: (caption: string) => void;
	/** Shows the current page for this time. */
	readonly show: (seconds: number) => Promise<void>;
	/** Moves the mouse onto an element, in several steps. */
	readonly moveTo: (target: Locator) => Promise<void>;
	/** Moves the mouse onto an element and clicks. */
	readonly click: (target: Locator) => Promise<void>;
	/** Drags an element onto another one. */
	readonly drag: (from: Locator, onto: Locator) => Promise<void>;
	/** Writes the animation, once in each theme of the editor. */
	readonly save: (name: string) => Promise<void>;
}

interface Point {
	readonly x: number;
	readonly y: number;
}

/** Notifications, and the help buttons of the expression editor. */
const HIDE_STRAYS = '.el-notification, .ͼ1:not(.cm-editor) { display: none !important }';
const STEPS = 6;
const SECONDS_A_STEP = 0.06;
const POINTER =
	'<svg width="22" height="30" viewBox="0 0 22 30"><path d="M2 2v22l5.5-5 3.6 8.2 4-1.8-3.6-8H19z" fill="#111" stroke="#fff" stroke-width="1.6"/></svg>';

/** Starts an animation of a page. */
export function startFilm(page: Page): Film {
	const frames = { light: [] as Buffer[], dark: [] as Buffer[] };
	const delays: number[] = [];
	let caption = '';
	let mouse: Point = { x: 800, y: 500 };

	const show = async (seconds: number): Promise<void> => {
		if (!MAKES_PICTURES) return;
		await page.evaluate(drawOverlay, { ...mouse, caption, pointer: POINTER });
		for (const theme of THEMES) {
			await showTheme(page, theme);
			frames[theme].push(await page.screenshot({ animations: 'disabled', style: HIDE_STRAYS }));
		}
		delays.push(seconds * 1000);
	};
	const moveTo = async (target: Locator): Promise<void> => {
		const from = mouse;
		const to = await middleOf(target);
		for (let step = 1; step <= STEPS; step++) {
			const share = step / STEPS;
			mouse = { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
			await page.mouse.move(mouse.x, mouse.y);
			await show(SECONDS_A_STEP);
		}
	};
	return {
		say: (text) => {
			caption = text;
		},
		show,
		moveTo,
		click: async (target) => {
			await moveTo(target);
			await target.click();
		},
		drag: async (from, onto) => {
			await moveTo(from);
			await page.mouse.down();
			await moveTo(onto);
			await page.mouse.up();
		},
		save: async (name) => {
			if (!MAKES_PICTURES) return;
			for (const theme of THEMES) {
				await sharp(frames[theme], { join: { animated: true } })
					.gif({ delay: delays, loop: 0, effort: 10, dither: 0 })
					.toFile(pictureFile(name, theme, 'gif'));
			}
			await showTheme(page, 'light');
		},
	};
}

async function middleOf(target: Locator): Promise<Point> {
	await target.scrollIntoViewIfNeeded();
	const box = await target.boundingBox();
	if (box === null) throw new Error('What the mouse should move to cannot be seen');
	return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Runs in the page: screenshots do not contain the mouse pointer. */
function drawOverlay(shown: Point & { readonly caption: string; readonly pointer: string }): void {
	const id = 'film-overlay';
	const overlay = document.getElementById(id) ?? document.createElement('div');
	overlay.id = id;
	overlay.style.cssText = 'position:fixed;inset:0;z-index:100000;pointer-events:none';
	const line = document.createElement('div');
	line.textContent = shown.caption;
	line.style.cssText =
		'position:absolute;left:50%;bottom:6px;transform:translateX(-50%);padding:8px 20px;border-radius:20px;background:#1f1f2e;border:1px solid #888;color:#fff;font-size:18px;white-space:nowrap';
	const pointer = document.createElement('div');
	pointer.innerHTML = shown.pointer;
	pointer.style.cssText = `position:absolute;left:${shown.x}px;top:${shown.y}px`;
	overlay.replaceChildren(line, pointer);
	document.body.append(overlay);
}
