import { type Status, STATUSES } from '@n8n-nodes-recotap/kit/push/outcome';
import { countByStatus } from '@n8n-nodes-recotap/kit/push/countByStatus';
import { RECOTAP } from '#nodes/Recotap/api/service';
import {
	cancelledSentence,
	countParts,
	number,
	previewSentence,
	summarySentence,
} from '@n8n-nodes-recotap/kit/n8n/output/summary';
import { OUTCOMES, outcomesOf } from '#test/unit/support/outcomes';

const WORDS = { service: RECOTAP, words: { thing: 'account', things: 'accounts' } };

function many(count: number, status: Status): Status[] {
	return Array.from({ length: count }, () => status);
}

describe('the summary sentence', () => {
	it.each<[string, Status[]]>([
		['nothing was to do', []],
		['all rows were created or updated', ['created', 'updated', 'resolved']],
	])('is missing if %s', (_when, statuses) => {
		expect(summarySentence(outcomesOf(...statuses), WORDS)).toBeUndefined();
	});

	it.each<[Status[], string]>([
		[['failed'], '1 account: 1 refused by Recotap'],
		[['duplicate', 'created'], '2 accounts: 1 created, 1 left out as a duplicate'],
		[['duplicate', 'duplicate', 'created'], '3 accounts: 1 created, 2 left out as duplicates'],
		[
			['updated', 'created', 'failed', 'updated'],
			'4 accounts: 1 created, 2 updated, 1 refused by Recotap',
		],
		[['notSent', 'notSent'], '2 accounts: 2 not sent'],
	])('is correct for %j', (statuses, sentence) => {
		expect(summarySentence(outcomesOf(...statuses), WORDS)).toBe(sentence);
	});

	it('has the same format as that of a preview', () => {
		expect(previewSentence(outcomesOf('invalid'), WORDS)).toBe(
			'Preview, nothing was written. 1 account: 1 not valid',
		);
	});

	it('counts successes first, then what needs attention', () => {
		const statuses = [...many(1200, 'created'), ...many(34, 'failed'), ...many(3, 'notSent')];
		expect(summarySentence(outcomesOf(...statuses, 'updated'), WORDS)).toBe(
			'1,238 accounts: 1,200 created, 1 updated, 34 refused by Recotap, 3 not sent',
		);
	});

	it('names what the operation writes', () => {
		const words = { service: RECOTAP, words: { thing: 'external ID', things: 'external IDs' } };
		expect(summarySentence(outcomesOf('notFound', 'updated'), words)).toBe(
			'2 external IDs: 1 updated, 1 not found in Recotap',
		);
	});

	it.each(STATUSES.slice(STATUSES.indexOf('skipped')))(
		'appears if a single row is %s',
		(status) => {
			expect(summarySentence([OUTCOMES.created, OUTCOMES[status]], WORDS)).toMatch(
				/^2 accounts: 1 created, 1 /,
			);
		},
	);
});

describe('the counts in a sentence', () => {
	it('name every status that occurs in plain words, successes first', () => {
		const all = countByStatus(outcomesOf(...[...STATUSES].reverse()));
		expect(countParts(all, RECOTAP)).toBe(
			'1 created, 1 updated, 1 stored, 1 skipped, 1 left out as a duplicate, 1 refused by Recotap, ' +
				'1 not found in Recotap, 1 not valid, 1 with unknown result, 1 not sent',
		);
	});

	it('omit statuses that do not occur', () => {
		expect(countParts(countByStatus([]), RECOTAP)).toBe('');
	});
});

it('writes to the log what a cancelled run has done', () => {
	expect(cancelledSentence(outcomesOf('created', 'created', 'notSent'), WORDS)).toBe(
		'Recotap: the execution was cancelled. 3 accounts: 2 created, 1 not sent',
	);
});

it.each([
	[0, '0'],
	[999, '999'],
	[1000, '1,000'],
	[1234567, '1,234,567'],
])('formats %i for users', (value, text) => {
	expect(number(value)).toBe(text);
});
