/** A count as people write it: 2,544. */
export function number(value: number): string {
	return Math.round(value).toLocaleString('en-US');
}

/** A count of things: 1 row, 2,544 rows. */
export function count(value: number, thing: string): string {
	return `${number(value)} ${thing}${value === 1 ? '' : 's'}`;
}

/** How many columns of a terminal a text takes: East Asian letters and emoji take two. */
export function displayWidth(text: string): number {
	return letters(text).reduce((width, letter) => width + letterWidth(letter), 0);
}

/**
 * Fits a text into a table cell: no control characters, which could move the cursor, and not too wide.
 *
 * @param width columns of the terminal
 */
export function fit(text: string, width: number): string {
	const line = text.replace(/\p{Cc}+/gu, ' ').trim();
	if (displayWidth(line) <= width) return line;
	let room = width - ELLIPSIS.length;
	let kept = '';
	for (const letter of letters(line)) {
		room -= letterWidth(letter);
		if (room < 0) break;
		kept += letter;
	}
	return kept.trimEnd() + ELLIPSIS;
}

/** Fills a text up with spaces. */
export function pad(text: string, width: number, side: 'left' | 'right' = 'right'): string {
	const spaces = ' '.repeat(Math.max(0, width - displayWidth(text)));
	return side === 'right' ? text + spaces : spaces + text;
}

const ELLIPSIS = '...';
const WIDE =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u{ff01}-\u{ff60}]/u;
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Letters as people see them, with their accents. */
function letters(text: string): string[] {
	return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

function letterWidth(letter: string): number {
	return WIDE.test(letter) ? 2 : 1;
}
