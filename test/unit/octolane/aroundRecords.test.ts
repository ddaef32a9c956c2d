import { data, statuses } from './read';

it.each<[string, unknown]>([
	['a job', { job_id: 'j', status: 'queued', count: 2 }],
	['a job with a total', { job_id: 'j', count: 2 }],
	['rows that wait', { count: 2, pending: 2 }],
	['a total of which nothing is processed', { total: 2, processed: 0 }],
	['totals that only add up together', { total: 1, processed: 1 }],
	['counts below zero', { created: 3, resolved: -1 }],
	['a total that disagrees', { created: 2, total: 5 }],
	['counts beside an error', { created: 2, error: 'Quota used up' }],
	['a summary beside an error', { summary: { created: 2 }, error: 'Quota used up' }],
	[
		'names beside a status that waits',
		{ status: 'queued', accounts: [{ domain: 'a.com' }, 'b.com'] },
	],
	['names beside failures', { failed: 1, accounts: ['a.com', 'b.com'] }],
	['names in a job', { data: { job_id: 1, accounts: ['a.com', 'b.com'] } }],
	['names that are pending', { accounts: ['a.com', 'b.com'], pending: ['a.com', 'b.com'] }],
	['names beside errors of nobody', { accounts: ['a.com', 'b.com'], errors: [{ msg: 'Blocked' }] }],
	[
		'names beside errors by field',
		{ accounts: ['a.com', 'b.com'], errors: { domain: ['is blocked'] } },
	],
	['a list of failures', ['failed', 'failed']],
	['a list of numeric statuses', [422, 423]],
	['a list of flags', [1, 1]],
	['a list of nothing at all', [{}, {}]],
])('calls nothing stored because of %s either', (_what, content) => {
	expect(
		statuses(data(content)).filter((status) => status === 'resolved' || status === 'created'),
	).toEqual([]);
});

it.each<[string, object]>([
	['errors', { success: true, data: null, errors: [{ message: 'Blocked' }] }],
	['a job', { success: true, data: null, job_id: 7 }],
	['a status', { success: true, data: null, status: 'queued' }],
	['a status code of a request that is not done', { success: true, data: null, statusCode: 202 }],
	['a status code of an error', { success: true, data: { count: 2 }, statusCode: 422 }],
	['errors beside names', { success: true, data: ['a.com', 'b.com'], errors: ['Blocked'] }],
	['failure beside IDs', { success: false, data: [{ id: '1', domain: 'a.com' }, 'b.com'] }],
])('takes a reply for no success that also speaks of %s', (_what, body) => {
	expect(statuses(body)).toEqual(['unknown', 'unknown']);
});

it('takes no complaint about a row that it cannot name for a success of the others', () => {
	const complaints = (...indices: readonly number[]) =>
		data({ count: 2, failed: 1, errors: indices.map((index) => ({ index, error: 'Blocked' })) });
	expect(statuses(complaints(7))).toEqual(['unknown', 'unknown']);
	expect(statuses(complaints(-1))).toEqual(['unknown', 'unknown']);
	expect(statuses(complaints(1, 1))).toEqual(['resolved', 'failed']);
});
