import { createProgressLine } from '#tools/demo/progressLine';

/** Shows one state after the other, the last one as the end, and gives what was written. */
function show(
	states: readonly { answered: number; expected?: number; rows?: number }[],
	terminal: { readonly isTTY?: boolean; readonly columns?: number } = {},
): string {
	let text = '';
	const showProgress = createProgressLine({ ...terminal, write: (more) => (text += more) });
	for (const [at, { answered, expected = 26, rows }] of states.entries()) {
		showProgress(
			{ operation: 'Create', sent: answered, answered, rows, expected },
			at === states.length - 1,
		);
	}
	return text;
}

it('is one line in a terminal, rewritten in place until the operation ends', () => {
	const text = show(
		[0, 1, 26].map((answered) => ({ answered })),
		{ isTTY: true, columns: 80 },
	);
	expect(text.split('\r')).toHaveLength(4);
	expect(text).toMatch(/^[^\n]*26 of 26 requests\S*\n$/);
});

it('never wraps in a narrow terminal', () => {
	const [, shown = ''] = show([{ answered: 13 }, { answered: 26 }], {
		isTTY: true,
		columns: 40,
	}).split('\r');
	expect(shown.replace('\u001b[K', '')).toHaveLength(39);
});

it('is a few plain lines in a file', () => {
	const text = show(Array.from({ length: 27 }, (_, answered) => ({ answered })));
	expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
	expect(text.trim().split('\n')).toHaveLength(4);
});

it.each([
	[
		'the rows, where somebody can count them',
		{ answered: 26, rows: 2600 },
		'26 of 26 requests, 2,600 rows answered',
	],
	['repeats as more requests', { answered: 30 }, '30 of 30 requests'],
	['the end when there is nothing to send', { answered: 0, expected: 0 }, '0 of 0 requests'],
])('tells %s', (_, state, told) => {
	expect(show([state])).toBe(`Create             [####################]  ${told}\n`);
});
