import type { Outcome, Status } from '@n8n-nodes-recotap/kit/push/outcome';
import { findCommonRefusal } from '@n8n-nodes-recotap/kit/n8n/findCommonRefusal';
import { OUTCOMES, outcomesOf } from '../../support/outcomes';

const NONE: ReadonlySet<number> = new Set();

function refused(reason: string, code = 'refused'): Outcome {
	return { status: 'failed', code, reason, attempts: 1, facts: {} };
}

/** The words for rows with the keys a.com, b.com, ... */
function wordsFor(outcomes: readonly Outcome[], optionsRefused = NONE, domains = 'abcdefghijklmn') {
	const rows = outcomes.map((_, at) => ({
		valid: true as const,
		payload: `${domains.charAt(at)}.com`,
		shared: {},
	}));
	return findCommonRefusal(rows, { outcomes, optionsRefused }, (domain) => domain);
}

it('blames no setup when nothing was pushed', () => {
	expect(wordsFor([])).toBeUndefined();
});

describe('rows refused for the options that they share', () => {
	it('tell of the setup, also when there is only one', () => {
		expect(wordsFor([refused('No such segment')], new Set([0]))).toBe('No such segment');
	});

	it('tell of the setup when their options are refused in different words', () => {
		const outcomes = [refused('No segment 1'), refused('Segment 2 is full')];
		expect(wordsFor(outcomes, new Set([0, 1]))).toBe('No segment 1');
	});

	it('tell nothing of the setup when another row was refused for itself', () => {
		expect(wordsFor([refused('No segment'), refused('Bad name')], new Set([0]))).toBeUndefined();
	});
});

describe('rows refused each for itself', () => {
	it('tell of the setup when the words are the same', () => {
		expect(wordsFor([refused('No'), refused('No'), OUTCOMES.duplicate])).toBe('No');
	});

	it.each([
		['their domains', 'a.com is blocked', 'b.com is blocked'],
		['their places', 'accounts.0.name is too long', 'accounts.12.name is too long'],
	])('tell of the setup when the words differ in nothing but %s', (_, one, other) => {
		expect(wordsFor([refused(one), refused(other)])).toBe(one);
	});

	it('go by the words of the API where ours add to them', () => {
		const first: Outcome = { ...refused('No (said of 30 rows)'), apiMessage: 'No' } as Outcome;
		expect(wordsFor([first, refused('No')])).toBe('No');
	});

	it('are data when the words differ', () => {
		expect(wordsFor([refused('Bad name'), refused('Bad tags')])).toBeUndefined();
	});

	it('are data when there is only one: nobody can tell whether it is the row', () => {
		expect(wordsFor([refused('No')])).toBeUndefined();
		expect(wordsFor([refused('No'), refused('No')], NONE, 'aa')).toBeUndefined();
	});

	it.each([
		[refused('Account with domain a.com', 'alreadyExists'), 'alreadyExists'],
		[refused('Account already exists'), 'words'],
		[refused('The name is taken'), 'words'],
		[refused('Duplicate record'), 'words'],
	])('are data when they are there already: a second run ends like that (%j)', (outcome) => {
		expect(wordsFor([outcome, outcome])).toBeUndefined();
	});
});

it.each<Status>(['created', 'updated', 'resolved', 'skipped', 'notFound', 'unknown', 'notSent'])(
	'blames no setup when a row is %s',
	(status) => {
		const outcomes = [refused('No'), refused('No'), ...outcomesOf(status)];
		expect(wordsFor(outcomes, new Set([0, 1]))).toBeUndefined();
	},
);
