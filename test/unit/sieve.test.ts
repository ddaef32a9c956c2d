import type { IDataObject } from 'n8n-workflow';
import { Sieve } from '../../nodes/Recotap/trigger/sieve';
import type { State } from '../../nodes/Recotap/trigger/state';

const QUESTION = { key: 'updates', watch: undefined };
const FRESH: State = { question: QUESTION.key, recent: '', marks: {} };
/** When the walk began, by the server's clock. */
const STARTED_AT = '2031-04-30T10:00:00.500Z';

const account = (updated: unknown, rest: IDataObject = {}): IDataObject =>
	({ rtp_aid: 'a', rtp_last_account_date: updated, ...rest }) as IDataObject;

/** Takes accounts in one walk, and the same ones again in the next. Tells how many were news then. */
function repeat(accounts: readonly IDataObject[], between: Partial<State> = {}): number {
	const walk = new Sieve(QUESTION, FRESH);
	for (const one of accounts) expect(walk.take(one, STARTED_AT)).toMatchObject({ account: one });
	const next = new Sieve(QUESTION, { ...FRESH, ...walk.pack(), ...between });
	return accounts.filter((one) => next.take(one, '2031-04-30T10:05:00Z') !== undefined).length;
}

it.each([
	['later', '2031-04-30T10:00:01Z'],
	['in the same instant', STARTED_AT],
	['in the same second, which is all that the API shows', '2031-04-30T10:00:00Z'],
])('knows an update again that came %s', (_, updated) => {
	expect(repeat([account(updated)])).toBe(0);
});

it.each([
	['of before the walk', '2031-04-30T09:59:59.999Z'],
	['without a time', undefined],
	['with a time that is none', 'yesterday'],
])('remembers no update %s: the next walk will not list it', (_, updated) => {
	expect(repeat([account(updated)])).toBe(1);
});

it('takes an account whose content has changed for news, whatever its time', () => {
	const walk = new Sieve(QUESTION, FRESH);
	walk.take(account('2031-04-30T10:00:01Z', { rtp_account_score: 1 }), STARTED_AT);
	const next = new Sieve(QUESTION, { ...FRESH, ...walk.pack() });
	const changed = account('2031-04-30T10:00:01Z', { rtp_account_score: 2 });
	expect(next.take(changed, STARTED_AT)).toMatchObject({ account: changed });
});

it('knows again what an unfinished walk has handed over', () => {
	const walk = new Sieve(QUESTION, FRESH);
	const update = account('2031-04-30T10:00:01Z');
	walk.take(update, STARTED_AT);
	const { recent } = walk.pack();
	const unfinished = { cursor: 'c', startedAt: STARTED_AT, recent };
	const rest = new Sieve(QUESTION, { ...FRESH, walk: unfinished });
	expect(rest.take(update, STARTED_AT)).toBeUndefined();
	expect(rest.pack().recent).toContain(recent);
});

it('remembers the latest 10,000 updates and no more', () => {
	const many = Array.from({ length: 10_010 }, (_, at) =>
		account('2031-04-30T10:00:01Z', { rtp_aid: `a${at}` }),
	);
	expect(repeat(many)).toBe(10);
});
