import type { IDataObject } from 'n8n-workflow';
import { beginOverlap } from '#nodes/Recotap/trigger/serverTime';
import { Sieve } from '#nodes/Recotap/trigger/sieve';
import type { State } from '#nodes/Recotap/trigger/state';

const QUESTION = { key: 'updates', watch: undefined };
const FRESH: State = { question: QUESTION.key, recent: '', marks: {} };
/** Start of the walk, by the server's clock. */
const STARTED_AT = '2031-04-30T10:00:00.500Z';
/** Start of the next walk. */
const NEXT_FROM = beginOverlap(STARTED_AT);

const account = (updated: unknown, rest: IDataObject = {}): IDataObject =>
	({ rtp_aid: 'a', rtp_last_account_date: updated, ...rest }) as IDataObject;

/** Takes accounts in one walk and again in the next. Returns how many were new then. */
function repeat(accounts: readonly IDataObject[], between: Partial<State> = {}): number {
	const walk = new Sieve(QUESTION, FRESH);
	for (const one of accounts) expect(walk.take(one, NEXT_FROM)).toMatchObject({ account: one });
	const next = new Sieve(QUESTION, { ...FRESH, ...walk.pack(), ...between });
	return accounts.filter(
		(one) => next.take(one, beginOverlap('2031-04-30T10:05:00Z')) !== undefined,
	).length;
}

it.each([
	['later', '2031-04-30T10:00:01Z'],
	['in the same instant', STARTED_AT],
	['in the same second, which is all that the API shows', '2031-04-30T10:00:00Z'],
	['in the minute before, which the next walk reads again', '2031-04-30T09:59:00.000Z'],
	['in that minute, without a time zone', '2031-04-30T09:59:30'],
	['before that, should the next walk list it all the same', '2031-04-30T09:58:59.999Z'],
	['on that day, which is all that the API shows', '2031-04-30'],
	['without a time', undefined],
	['with a time that is none', 'yesterday'],
])('recognises a repeated update that came %s', (_, updated) => {
	expect(repeat([account(updated)])).toBe(0);
});

it('forgets an update that a later walk did not list', () => {
	const walk = new Sieve(QUESTION, FRESH);
	walk.take(account('2031-04-30'), NEXT_FROM);
	walk.take(account('2031-04-30T10:00:01Z'), NEXT_FROM);
	const next = new Sieve(QUESTION, { ...FRESH, ...walk.pack() });
	next.take(account('2031-04-30', { rtp_aid: 'b' }), NEXT_FROM);
	const after = new Sieve(QUESTION, { ...FRESH, ...next.pack() });
	expect(after.take(account('2031-04-30'), NEXT_FROM)).toBeDefined();
	expect(after.take(account('2031-04-30T10:00:01Z'), NEXT_FROM)).toBeDefined();
	expect(after.take(account('2031-04-30', { rtp_aid: 'b' }), NEXT_FROM)).toBeUndefined();
});

it('forgets nothing after a walk without updates', () => {
	const walk = new Sieve(QUESTION, FRESH);
	walk.take(account('2031-04-30'), NEXT_FROM);
	walk.take(account('2031-04-30T10:00:01Z'), NEXT_FROM);
	const silence = new Sieve(QUESTION, { ...FRESH, ...walk.pack() });
	const next = new Sieve(QUESTION, { ...FRESH, ...silence.pack() });
	expect(next.take(account('2031-04-30'), NEXT_FROM)).toBeUndefined();
	expect(next.take(account('2031-04-30T10:00:01Z'), NEXT_FROM)).toBeUndefined();
});

it('keeps at most the latest 10,000 updates that the next walk should not list', () => {
	const many = Array.from({ length: 10_010 }, (_, at) =>
		account('2031-04-30', { rtp_aid: `a${at}` }),
	);
	expect(repeat(many)).toBe(10);
});

it('treats an account with changed content as new, whatever its time', () => {
	const walk = new Sieve(QUESTION, FRESH);
	walk.take(account('2031-04-30T10:00:01Z', { rtp_account_score: 1 }), NEXT_FROM);
	const next = new Sieve(QUESTION, { ...FRESH, ...walk.pack() });
	const changed = account('2031-04-30T10:00:01Z', { rtp_account_score: 2 });
	expect(next.take(changed, NEXT_FROM)).toMatchObject({ account: changed });
});

it('recognises an account with reordered properties or a new field without a value', () => {
	const walk = new Sieve(QUESTION, FRESH);
	const stamp = '2031-04-30T10:00:01Z';
	const known = { rtp_aid: 'a', customFields: { ONE_C: 1, TWO_C: [2] } };
	walk.take({ ...known, rtp_last_account_date: stamp }, NEXT_FROM);
	const next = new Sieve(QUESTION, { ...FRESH, ...walk.pack() });
	const turned = { customFields: { NEW_C: null, TWO_C: [2], ONE_C: 1 }, rtp_aid: 'a' };
	expect(next.take({ rtp_last_account_date: stamp, ...turned }, NEXT_FROM)).toBeUndefined();
	const emptied = { ...known, customFields: { ONE_C: 1, TWO_C: null } };
	expect(next.take({ rtp_last_account_date: stamp, ...emptied }, NEXT_FROM)).toBeDefined();
});

it('recognises what an unfinished walk has already returned', () => {
	const walk = new Sieve(QUESTION, FRESH);
	const update = account('2031-04-30T10:00:01Z');
	walk.take(update, NEXT_FROM);
	const { recent } = walk.packPart();
	const unfinished = { cursor: 'c', startedAt: STARTED_AT, recent };
	const rest = new Sieve(QUESTION, { ...FRESH, walk: unfinished });
	expect(rest.take(update, NEXT_FROM)).toBeUndefined();
	expect(rest.pack().recent).toContain(recent);
});

it('keeps at most the latest 100,000 updates', () => {
	const many = Array.from({ length: 100_010 }, (_, at) =>
		account('2031-04-30T10:00:01Z', { rtp_aid: `a${at}` }),
	);
	expect(repeat(many)).toBe(10);
});
