import { type Status, STATUSES } from '../../bulk/outcome';
import { countByStatus } from '../../bulk/summarise';
import { RECOTAP } from '../../nodes/Recotap/transport/service';
import { cancelledSentence, countParts, number, summarySentence } from '../../shell/output/summary';
import { OUTCOMES, outcomesOf } from './support/outcomes';

const WORDS = { service: RECOTAP, words: { things: 'accounts', done: 'created' } };

function many(count: number, status: Status): Status[] {
	return Array.from({ length: count }, () => status);
}

describe('the sentence under the output', () => {
	it.each<[string, Status[]]>([
		['nothing was to do', []],
		['all rows were created or updated', ['created', 'updated', 'resolved']],
	])('is not there when %s', (_when, statuses) => {
		expect(summarySentence(outcomesOf(...statuses), WORDS)).toBeUndefined();
	});

	it('counts what was not written, and why', () => {
		const statuses = [...many(1200, 'created'), ...many(34, 'failed'), ...many(3, 'notSent')];
		expect(summarySentence(outcomesOf(...statuses, 'updated'), WORDS)).toBe(
			'37 of 1,238 accounts were not created: 34 refused by Recotap, 3 not sent',
		);
	});

	it('speaks of what the operation does', () => {
		const words = { service: RECOTAP, words: { things: 'external IDs', done: 'mapped' } };
		expect(summarySentence(outcomesOf('notFound', 'updated'), words)).toBe(
			'1 of 2 external IDs were not mapped: 1 not found in Recotap',
		);
	});

	it.each(STATUSES.slice(STATUSES.indexOf('skipped')))(
		'is there when a single row is %s',
		(status) => {
			expect(summarySentence([OUTCOMES.created, OUTCOMES[status]], WORDS)).toMatch(
				/^1 of 2 accounts were not created: 1 /,
			);
		},
	);
});

describe('the parts of a sentence', () => {
	it('name every status that occurs in plain words, good news first', () => {
		const all = countByStatus(outcomesOf(...[...STATUSES].reverse()));
		expect(countParts(all, RECOTAP)).toBe(
			'1 created, 1 updated, 1 accepted, new or known, 1 skipped, 1 left out as duplicate, 1 refused by Recotap, ' +
				'1 not found in Recotap, 1 not valid, 1 without a certain answer, 1 not sent',
		);
	});

	it('pass over what does not occur or is not asked for', () => {
		const counts = countByStatus(outcomesOf('created', 'skipped', 'failed'));
		expect(countParts(counts, RECOTAP, ['created', 'failed'])).toBe('1 skipped');
		expect(countParts(countByStatus([]), RECOTAP)).toBe('');
	});
});

it('tells the log what a cancelled run has done', () => {
	expect(cancelledSentence(outcomesOf('created', 'created', 'notSent'), WORDS)).toBe(
		'Recotap: the run was cancelled. Of 3 accounts: 2 created, 1 not sent',
	);
});

it.each([
	[0, '0'],
	[999, '999'],
	[1000, '1,000'],
	[1234567, '1,234,567'],
])('writes %i as people do', (value, text) => {
	expect(number(value)).toBe(text);
});
