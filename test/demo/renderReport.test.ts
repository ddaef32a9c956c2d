import type { Status } from '@n8n-nodes-recotap/kit/push/outcome';
import type { OperationReport, RowOutcome } from '#tools/demo/outcomes';
import { renderExamples, renderSummary } from '#tools/demo/renderReport';

const EMPTY = { reason: '', domain: '', accountId: '', sentInstead: undefined };

function report(title: string, statuses: readonly Status[], figures = {}): OperationReport {
	const outcomes = statuses.map((status, row) => ({ ...EMPTY, row, status }));
	return { title, outcomes, requestsSent: 1, fewestRequests: 1, elapsedMs: 1000, ...figures };
}

it('sums up every status that occurred, good news first, and how much was sent', () => {
	const figures = { requestsSent: 1212, fewestRequests: 1211, elapsedMs: 2 };
	const create = report('Create', ['failed', 'created', 'created', 'duplicate'], figures);
	const map = report('Map', ['updated', 'duplicate', 'notFound', 'updated']);
	expect(renderSummary([create, map]).split('\n')).toEqual([
		'                  Create   Map',
		'------------------------------',
		'created                2     0',
		'updated                0     2',
		'duplicate              1     1',
		'failed                 1     0',
		'notFound               0     1',
		'------------------------------',
		'rows                   4     4',
		'requests sent      1,212     1',
		'fewest possible    1,211     1',
		'rows per second    2,000     4',
	]);
});

describe('the examples', () => {
	const render = (
		outcomes: readonly Partial<RowOutcome>[],
		names: readonly string[],
		website = 'acme.com',
		width = 80,
	) => {
		const full = outcomes.map((one, row) => ({ ...EMPTY, row, status: 'failed' as const, ...one }));
		const companies = names.map((Company) => ({ Company, Website: website, 'CRM ID': '' }));
		return renderExamples({ ...report('Create', []), outcomes: full }, companies, width);
	};

	it('are three rows of each status at most, those that the outcomes speak of', () => {
		const created = [4, 0, 1, 2].map((row) => ({ row, status: 'created' as const }));
		const text = render([...created, { row: 3 }], ['A0', 'A1', 'A2', 'B3', 'A4']);
		expect(text.match(/[AB]\d/g)).toEqual(['A4', 'A0', 'A1', 'B3']);
	});

	it('name the company that was sent instead of a duplicate', () => {
		const duplicate = { status: 'duplicate', reason: 'Item 1 was sent', sentInstead: 1 } as const;
		expect(render([duplicate], ['Acme', 'Acme 2'])).toContain('Item 1 was sent: Acme 2');
	});

	it('give the whole reason', () => {
		const reason = `Account with domain 'acme.com' already exists. ${'Set upsert: true. '.repeat(9)}`;
		expect(render([{ reason }], ['Acme']).replace(/\s+/g, ' ')).toContain(reason.trim());
	});

	it.each([60, 80, 100])('fit into %i columns, where some letters take two', (width) => {
		const website = `https://acme.com/${'y'.repeat(300)}`;
		const text = render(
			[{ reason: `${'x'.repeat(300)} and more` }],
			['株式会社'.repeat(20)],
			website,
			width,
		);
		const widths = text.split('\n').map((line) => line.replace(/\p{Script=Han}/gu, '##').length);
		expect(Math.max(...widths)).toBeLessThanOrEqual(width);
	});

	it('cannot move the cursor or colour the terminal', () => {
		const text = render([{ reason: '\u001b[2Jgone\u0007' }], ['\u001b[31mAcme'], 'a\rb\u009b5m');
		expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
	});
});
