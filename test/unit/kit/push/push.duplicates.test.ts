import { describeDuplicates } from '@n8n-nodes-recotap/kit/push/describeDuplicates';
import {
	type DuplicateOutcome,
	isSuccess,
	type Outcome,
	type Status,
} from '@n8n-nodes-recotap/kit/push/outcome';
import { accepted, created, noAnswer, pushTo, status, things } from '../../support/pushTo';
import { outcomesOf } from '../../support/outcomes';

const twice = things(['a', 'a']);
const duplicateOf = (index: number): DuplicateOutcome => ({
	status: 'duplicate',
	code: 'duplicate',
	reason: '',
	duplicateOf: index,
});

it('names in a duplicate the row that was sent instead', async () => {
	const { outcomes } = await pushTo(created, twice);
	expect(outcomes[0]).toEqual({
		status: 'duplicate',
		code: 'duplicate',
		reason: 'Item 2 has the same key and was sent instead',
		duplicateOf: 1,
	});
	expect(outcomes.map(isSuccess)).toEqual([true, true]);
});

it.each([
	['not sent', status(401), 'was not sent'],
	['unknown', noAnswer('lost'), 'its result is unknown'],
	['failed', status(400, { about: 'group', text: 'No' }), 'was refused'],
	[
		'not found',
		accepted({ kind: 'counts', matched: 0, updated: 0, notFound: ['a'] }),
		'was not found',
	],
])(
	'does not count a duplicate as a success if the row sent instead is %s',
	async (_, reply, fate) => {
		const { outcomes } = await pushTo(() => reply, twice, { maxRetries: 0 });
		expect(outcomes[0]).toEqual({
			status: 'duplicate',
			code: 'duplicateNotWritten',
			reason: `Item 2 has the same key and was used instead, but ${fate}`,
			duplicateOf: 1,
		});
		expect(outcomes.map(isSuccess)).toEqual([false, false]);
	},
);

it('does not claim in a duplicate that a row was sent if it was only read', () => {
	const [said] = describeDuplicates([duplicateOf(1), ...outcomesOf('skipped')], 'domain');
	expect(said).toMatchObject({
		code: 'duplicate',
		reason: 'Item 2 has the same domain and was used instead',
	});
});

it.each<[Status, string]>([
	['invalid', 'is not valid'],
	['failed', 'was refused'],
	['notSent', 'was not sent'],
])('states in a duplicate that the row sent instead is not a success: %s', (winner, fate) => {
	const outcomes = [duplicateOf(1), ...outcomesOf(winner)];
	expect(describeDuplicates(outcomes, 'domain')[0]).toMatchObject({
		code: 'duplicateNotWritten',
		reason: `Item 2 has the same domain and was used instead, but ${fate}`,
	});
});

it('does not count a duplicate as a success if the row sent instead is an unsuccessful duplicate', () => {
	const winner: Outcome = { ...duplicateOf(7), code: 'duplicateNotWritten' };
	expect(describeDuplicates([duplicateOf(1), winner], 'domain')[0]).toMatchObject({
		code: 'duplicateNotWritten',
		reason: 'Item 2 has the same domain and was used instead, but was left out as a duplicate',
	});
});

it('leaves all other outcomes unchanged', () => {
	const others = outcomesOf('created', 'failed', 'unknown');
	expect(describeDuplicates(others, 'domain')).toEqual(others);
});

it('leaves a duplicate unchanged if its row is missing from the list', () => {
	const lone: Outcome = { status: 'duplicate', code: 'duplicate', reason: 'x', duplicateOf: 7 };
	expect(describeDuplicates([lone], 'domain')).toEqual([lone]);
});
