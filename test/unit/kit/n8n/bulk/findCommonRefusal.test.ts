import type { Outcome, Status } from '@n8n-nodes-recotap/kit/push/outcome';
import { findCommonRefusal } from '@n8n-nodes-recotap/kit/n8n/bulk/findCommonRefusal';
import { OUTCOMES, outcomesOf } from '#test/unit/support/outcomes';

const NONE: ReadonlySet<number> = new Set();

function refused(reason: string, code = 'refused'): Outcome {
	return { status: 'failed', code, reason, attempts: 1, facts: {} };
}

/** The message found for rows with the keys a.com, b.com, ... */
function wordsFor(outcomes: readonly Outcome[], optionsRefused = NONE, domains = 'abcdefghijklmn') {
	const rows = outcomes.map((_, at) => ({
		valid: true as const,
		payload: `${domains.charAt(at)}.com`,
		shared: {},
	}));
	return findCommonRefusal(rows, { outcomes, optionsRefused }, (domain) => domain);
}

it('does not blame the configuration if nothing was pushed', () => {
	expect(wordsFor([])).toBeUndefined();
});

describe('rows refused because of their shared options', () => {
	it('point to the configuration, even if there is only one', () => {
		expect(wordsFor([refused('No such segment')], new Set([0]))).toBe('No such segment');
	});

	it('point to the configuration if their options are refused with different messages', () => {
		const outcomes = [refused('No segment 1'), refused('Segment 2 is full')];
		expect(wordsFor(outcomes, new Set([0, 1]))).toBe('No segment 1');
	});

	it('do not point to the configuration if another row was refused on its own', () => {
		expect(wordsFor([refused('No segment'), refused('Bad name')], new Set([0]))).toBeUndefined();
	});
});

describe('rows refused one by one', () => {
	it('point to the configuration if the messages are the same', () => {
		expect(wordsFor([refused('No'), refused('No'), OUTCOMES.duplicate])).toBe('No');
	});

	it.each([
		['their domains', 'a.com is blocked', 'b.com is blocked'],
		['their places', 'accounts.0.name is too long', 'accounts.12.name is too long'],
	])('point to the configuration if the messages differ only in %s', (_, one, other) => {
		expect(wordsFor([refused(one), refused(other)])).toBe(one);
	});

	it("are compared by the API's message where our reason differs from it", () => {
		const first: Outcome = { ...refused('No (said of 30 rows)'), apiMessage: 'No' } as Outcome;
		expect(wordsFor([first, refused('No')])).toBe('No');
	});

	it('are data if the messages differ', () => {
		expect(wordsFor([refused('Bad name'), refused('Bad tags')])).toBeUndefined();
	});

	it('are data if there is only one, because the row may be bad', () => {
		expect(wordsFor([refused('No')])).toBeUndefined();
		expect(wordsFor([refused('No'), refused('No')], NONE, 'aa')).toBeUndefined();
	});

	it.each([
		[refused('Account with domain a.com', 'alreadyExists'), 'alreadyExists'],
		[refused('Account already exists'), 'words'],
		[refused('The name is taken'), 'words'],
		[refused('Duplicate record'), 'words'],
	])('are data if their records already exist, as in a second run (%j)', (outcome) => {
		expect(wordsFor([outcome, outcome])).toBeUndefined();
	});
});

it.each<Status>(['created', 'updated', 'resolved', 'skipped', 'notFound', 'unknown', 'notSent'])(
	'does not blame the configuration if a row is %s',
	(status) => {
		const outcomes = [refused('No'), refused('No'), ...outcomesOf(status)];
		expect(wordsFor(outcomes, new Set([0, 1]))).toBeUndefined();
	},
);
