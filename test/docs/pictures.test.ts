import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/*
 * The browser tests make the pictures of the documentation; a person places them in its pages.
 */

const ROOT = path.join(__dirname, '../..');
const IMAGES = 'docs/images';
const REFERENCE = /(?:\]\(|src="|srcset=")([^)"\s:]+\.(?:png|gif|svg))[)"]/g;
/** Made by the browser tests, in both themes of the editor. */
const OF_EDITOR = /\.(?:png|gif)$/;

const pages = [
	...['README.md', 'CONTRIBUTING.md', 'packages/octolane/README.md'],
	...readdirSync(path.join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.md'))
		.map((file) => path.join('docs', file)),
];
const shown = pages.flatMap((page) => picturesOf(page).map((picture) => [picture, page] as const));
const present = readdirSync(path.join(ROOT, IMAGES)).map((file) => path.join(IMAGES, file));

it('finds the pictures of the pages', () => {
	expect(shown.map(([picture]) => picture)).toContain(`${IMAGES}/output.png`);
	expect(shown.length).toBeGreaterThan(10);
});

it.each(shown)('is there, in both themes: %s in %s', (picture, page) => {
	expect(existsSync(path.join(ROOT, picture))).toBe(true);
	if (!OF_EDITOR.test(picture)) return;
	const onPage = [inTheme(picture, 'light'), inTheme(picture, 'dark')];
	expect(picturesOf(page)).toEqual(expect.arrayContaining(onPage));
});

it.each(present)('is shown by a page: %s', (picture) => {
	const light = shown.map(([file]) => inTheme(file, 'light'));
	expect(light).toContain(inTheme(picture, 'light'));
});

/** Paths from the root of the repository. */
function picturesOf(page: string): readonly string[] {
	const text = readFileSync(path.join(ROOT, page), 'utf8');
	const found = [...text.matchAll(REFERENCE)].map(([, file]) => file ?? '');
	return found.map((file) => path.join(path.dirname(page), file));
}

/** The same picture in that theme. */
function inTheme(picture: string, theme: 'light' | 'dark'): string {
	const light = picture.replace(/(?:-dark)?(\.\w+)$/, '$1');
	return theme === 'light' ? light : light.replace(/(\.\w+)$/, '-dark$1');
}
