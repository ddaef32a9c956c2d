import { CONTACT_RULES, UPDATE_RULES } from '#packages/octolane/nodes/Octolane/api/rules';
import { data, read, statuses } from '../support/parse';

it.each<[string, unknown]>([
	['null under its ID', { '0a': null }],
	['its ID, found', [{ id: '0a', status: 'found' }]],
	['its ID, and a message that it was found', [{ id: '0a', message: 'Account found' }]],
	['its ID, not updated', [{ id: '0a', updated: false }]],
	['a count of what was found', { matched: 1 }],
	['a count of what was found and left', { matched: 1, modified: 0 }],
	['a total', { total: 1 }],
	['a count of what was processed', { processed: 1 }],
	...[
		{ changed: false },
		{ modified: 0 },
		{ affected: 0 },
		{ rows_updated: 0 },
		{ updated_count: 0 },
		{ updated: 0 },
		{ updated: [] },
		{ updated: null },
		{ saved: null },
	].map((words): [string, unknown] => [JSON.stringify(words), { '0a': words }]),
])('does not report an update as written because of %s', (_what, content) => {
	expect(statuses(data(content), ['0a'], UPDATE_RULES)).toEqual(['unknown']);
});

it.each<[string, unknown]>([
	['a list of IDs', { updated_ids: ['0a'] }],
	['counts', { matched: 1, updated: 1 }],
	['a count of rows', { rows_updated: 1, duration_ms: 35 }],
])('reports an update as written because of %s', (_what, content) => {
	expect(statuses(data(content), ['0a'], UPDATE_RULES)).toEqual(['updated']);
});

it('does not report an update as written if an error repeats its ID', () => {
	expect(statuses(data([{ id: '0a' }], false), ['0a'], UPDATE_RULES)).toEqual(['unknown']);
});

it('does not use the ID of an account for a contact', () => {
	const record = { email: 'jo@a.com', account_id: 'acc', account: { id: 'acc' }, people_id: 'p' };
	const [outcome] = read(data([record]), ['jo@a.com'], CONTACT_RULES);
	expect(outcome).toMatchObject({ status: 'resolved', facts: { id: 'p' } });
});
