import { type Client, rowsNamed, startClient } from './support/client';

const NOON = Date.parse('2026-04-30T12:00:00.000Z');

let api: Client;
afterEach(async () => await api.close());

/** Domains, scores and stamps that the list has of what was updated after a time. */
const listAfter = async (lastSync: string): Promise<unknown[]> => {
	const { body } = await api.get(`/accounts?lastSync=${lastSync}`);
	const { data } = body.data as { data: Record<string, unknown>[] };
	return data.map(({ domain, rtp_account_score: score, rtp_last_account_date: stamp }) => [
		domain,
		score,
		stamp,
	]);
};

const recalculate = (domain: string, account: number): void => {
	const { store } = api.sandbox;
	const found = store.findByDomain(domain);
	if (found !== undefined) store.recalculate(found, { scores: { account } });
};

it('stamps and filters by whole seconds, if wanted', async () => {
	let time = NOON;
	const reply = { stamps: 'seconds' } as const;
	api = await startClient({ accounts: rowsNamed('n0.com', 'n1.com'), now: () => time, reply });
	time += 1900;
	recalculate('n1.com', 7);
	const stamp = '2026-04-30T12:00:01.000Z';
	expect(await listAfter('2026-04-30T12:00:00.999Z')).toEqual([['n1.com', 7, stamp]]);
	expect(await listAfter(stamp)).toEqual([]);
});

it('shows the day of an update only, and filters by the exact time, if wanted', async () => {
	let time = NOON;
	const reply = { stamps: 'days' } as const;
	api = await startClient({ accounts: rowsNamed('n0.com', 'n1.com'), now: () => time, reply });
	time += 1900;
	recalculate('n1.com', 7);
	expect(await listAfter('2026-04-30T12:00:01.899Z')).toEqual([['n1.com', 7, '2026-04-30']]);
	expect(await listAfter('2026-04-30T12:00:01.900Z')).toEqual([]);
});

it('shows the version before until an update shows, with the stamp of when it was made', async () => {
	let time = NOON;
	let lag = 0;
	const accounts = rowsNamed('n0.com');
	api = await startClient({ accounts, now: () => time, readLag: () => lag });
	time += 1000;
	lag = 200;
	recalculate('n0.com', 7);
	expect(await listAfter('2026-04-30')).toEqual([['n0.com', 0, '2026-04-30T12:00:00.000Z']]);
	time += 200;
	expect(await listAfter('2026-04-30')).toEqual([['n0.com', 7, '2026-04-30T12:00:01.000Z']]);

	lag = 60_000;
	api.sandbox.store.create({ domain: 'new.com', name: 'New' });
	recalculate('n0.com', 8);
	lag = 0;
	recalculate('n0.com', 9);
	time += 60_000;
	expect(await listAfter('2026-04-30')).toEqual([
		['n0.com', 9, '2026-04-30T12:00:01.200Z'],
		['new.com', 0, '2026-04-30T12:00:01.200Z'],
	]);
});
