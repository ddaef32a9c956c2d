/** A count as people write it: 2,544. */
export function number(value: number): string {
	return Math.round(value).toLocaleString('en-US');
}

/** A count of things: 1 row, 2,544 rows. */
export function count(value: number, thing: string): string {
	return `${number(value)} ${thing}${value === 1 ? '' : 's'}`;
}

/** A text on one line and without control characters, which could move the cursor. */
export function clean(text: string): string {
	return text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
}
