import { displayWidth } from '#tools/demo/formatText';
import { createProgressLine, type Progress } from '#tools/demo/progressLine';

function progress(
	answered: number,
	expected = 26,
	rows: number | undefined = answered * 100,
): Progress {
	return {
		operation: 'Create accounts',
		traffic: { sent: Math.max(answered, 1), answered, rows },
		expected,
	};
}

function record(terminal: { readonly isTTY?: boolean; readonly columns?: number }) {
	const written: string[] = [];
	const line = createProgressLine({ ...terminal, write: (text: string) => written.push(text) });
	return { line, text: () => written.join('') };
}

describe('progress in a terminal', () => {
	it('is one line, rewritten in place until the operation ends', () => {
		const { line, text } = record({ isTTY: true, columns: 80 });
		for (const answered of [0, 1, 25]) line.show(progress(answered));
		expect(text()).not.toContain('\n');
		expect(text().split('\r')).toHaveLength(4);
		line.finish(progress(26));
		expect(text()).toMatch(/26 of 26 requests, 2,600 rows answered\S*\n$/);
	});

	it('never wraps in a narrow terminal', () => {
		const { line, text } = record({ isTTY: true, columns: 40 });
		line.show(progress(13));
		const shown = text().replace('\r', '').replace('\u001b[K', '');
		expect(displayWidth(shown)).toBeLessThan(40);
	});
});

describe('progress in a file', () => {
	it('is a few plain lines', () => {
		const { line, text } = record({});
		for (let answered = 0; answered <= 26; answered++) line.show(progress(answered));
		line.finish(progress(26));
		expect(text().replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
		expect(text().trim().split('\n')).toHaveLength(4);
	});
});

describe('what progress tells', () => {
	const told = (state: Progress) => {
		const { line, text } = record({});
		line.finish(state);
		return text();
	};

	it('leaves out rows where nobody can count them', () => {
		const { traffic, ...rest } = progress(13);
		expect(told({ ...rest, traffic: { ...traffic, rows: undefined } })).not.toContain('rows');
	});

	it('does not go past its end when requests are repeated', () => {
		expect(told(progress(30))).toMatch(/\[#+\] {2}30 of 30 requests/);
	});

	it('is done when there is nothing to send', () => {
		const nothing = { sent: 0, answered: 0, rows: 0 };
		expect(told({ ...progress(0, 0), traffic: nothing })).toMatch(/\[#+\] {2}0 of 0 requests/);
	});
});
