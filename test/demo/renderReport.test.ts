import type { Status } from '@n8n-nodes-recotap/kit/push/outcome';
import { displayWidth } from '#tools/demo/formatText';
import type { OperationReport, RowOutcome } from '#tools/demo/outcomes';
import { renderExamples, renderSummary } from '#tools/demo/renderReport';

const EMPTY = { reason: '', domain: '', accountId: '', sentInstead: undefined };

function outcomes(...statuses: Status[]): RowOutcome[] {
	return statuses.map((status, row) => ({ ...EMPTY, row, status }));
}

function operation(title: string, statuses: Status[], figures = {}): OperationReport {
	return {
		title,
		outcomes: outcomes(...statuses),
		requestsSent: 1,
		fewestRequests: 1,
		elapsedMs: 1000,
		...figures,
	};
}

/** Label -> figures of its line. */
function read(table: string): Record<string, string[]> {
	return Object.fromEntries(
		table.split('\n').map((line) => {
			const [label = '', ...figures] = line.split(/ {2,}/);
			return [label, figures];
		}),
	);
}

describe('the summary', () => {
	const create = operation('Create', ['failed', 'created', 'created', 'duplicate'], {
		requestsSent: 12,
		fewestRequests: 11,
		elapsedMs: 2,
	});
	const map = operation('Map', ['updated', 'duplicate', 'notFound', 'updated']);

	it('counts every status that occurred, and how much was sent', () => {
		expect(read(renderSummary([create, map]))).toMatchObject({
			created: ['2', '0'],
			updated: ['0', '2'],
			duplicate: ['1', '1'],
			failed: ['1', '0'],
			notFound: ['0', '1'],
			rows: ['4', '4'],
			'requests sent': ['12', '1'],
			'fewest possible': ['11', '1'],
			'rows per second': ['2,000', '4'],
		});
	});

	it('leaves out what did not occur and puts good news first', () => {
		const labels = Object.keys(read(renderSummary([create])));
		expect(labels.indexOf('created')).toBeLessThan(labels.indexOf('failed'));
		expect(labels).not.toContain('unknown');
	});

	it('stays a table when figures are long', () => {
		const long = operation('Create', [], { requestsSent: 1_234_567, fewestRequests: 7 });
		const lines = renderSummary([long, map])
			.split('\n')
			.filter((line) => /\d$/.test(line));
		expect(new Set(lines.map(({ length }) => length)).size).toBe(1);
	});
});

describe('the examples', () => {
	const company = (Company: string, Website = 'acme.com') => ({ Company, Website, 'CRM ID': '' });
	const show = (outcome: Partial<RowOutcome>, name: string, website = 'acme.com', width = 80) =>
		renderExamples(
			{
				...operation('Create', []),
				outcomes: [{ ...EMPTY, row: 0, status: 'failed', ...outcome }],
			},
			[company(name, website)],
			width,
		);

	it('are three rows of each status at most', () => {
		const names = ['A1', 'A2', 'A3', 'A4', 'B1'];
		const report = operation('Create', ['created', 'created', 'created', 'created', 'failed']);
		const text = renderExamples(
			report,
			names.map((name) => company(name)),
			80,
		);
		expect(names.filter((name) => text.includes(name))).toEqual(['A1', 'A2', 'A3', 'B1']);
	});

	it('belong to the row that the outcome speaks of', () => {
		const [, second] = outcomes('failed', 'created');
		const report = { ...operation('Create', []), outcomes: second === undefined ? [] : [second] };
		const text = renderExamples(report, [company('Acme'), company('Globex')], 80);
		expect(text).toContain('Globex');
		expect(text).not.toContain('Acme');
	});

	it('name the company that was sent instead of a duplicate', () => {
		const [first] = outcomes('duplicate');
		const duplicate =
			first === undefined ? [] : [{ ...first, reason: 'Item 1 was sent', sentInstead: 1 }];
		const report = { ...operation('Create', []), outcomes: duplicate };
		const text = renderExamples(report, [company('Acme'), company('Acme 2')], 80);
		expect(text).toContain('Item 1 was sent: Acme 2');
	});

	it('give the whole reason', () => {
		const reason = `Account with domain 'acme.com' already exists. ${'Set upsert: true. '.repeat(9)}`;
		const words = show({ reason }, 'Acme').replace(/\s+/g, ' ');
		expect(words).toContain(reason.trim());
	});

	it.each([60, 80, 100])('fit into %i columns', (width) => {
		const text = show(
			{ reason: `${'x'.repeat(300)} and more` },
			'株式会社'.repeat(20),
			`https://acme.com/${'y'.repeat(300)}`,
			width,
		);
		for (const line of text.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(width);
	});

	it('cannot move the cursor or colour the terminal', () => {
		const text = show({ reason: '\u001b[2Jgone\u0007' }, '\u001b[31mAcme', 'a\rb\u009b5m');
		expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
	});
});
