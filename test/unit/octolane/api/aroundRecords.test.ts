import { data, read, statuses } from '../support/parse';

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
	[
		'names beside errors without a key',
		{ accounts: ['a.com', 'b.com'], errors: [{ msg: 'Blocked' }] },
	],
	[
		'names beside errors by field',
		{ accounts: ['a.com', 'b.com'], errors: { domain: ['is blocked'] } },
	],
	['a list of failures', ['failed', 'failed']],
	['a list of numeric statuses', [422, 423]],
	['a list of flags', [1, 1]],
	['a list of nothing at all', [{}, {}]],
])('does not report rows as stored because of %s', (_what, content) => {
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
])('does not treat a response as a success that also mentions %s', (_what, body) => {
	expect(statuses(body)).toEqual(['unknown', 'unknown']);
});

it('does not treat a complaint without a key as a success of the other rows', () => {
	const complaints = (...indices: readonly number[]) =>
		data({ count: 2, failed: 1, errors: indices.map((index) => ({ index, error: 'Blocked' })) });
	expect(statuses(complaints(7))).toEqual(['unknown', 'unknown']);
	expect(statuses(complaints(-1))).toEqual(['unknown', 'unknown']);
	expect(statuses(complaints(1, 1))).toEqual(['resolved', 'failed']);
});

const isStored = (status: unknown) => status === 'resolved' || status === 'created';

it.each<object>([
	{
		results: [
			{ domain: 'a.com', error: 'blocked' },
			{ domain: 'b.com', status: 'failed' },
		],
	},
	{
		accounts: [
			{ domain: 'a.com', error: 'blocked' },
			{ domain: 'b.com', ok: false },
		],
	},
	{ summary: { failed: 1, created: 1 } },
	{ meta: { failed: 1 } },
	{ failed_rows: [{ domain: 'a.com' }] },
	{ items: [{ domain: 'a.com', success: false }] },
	{ data: {}, results: { 'a.com': { error: 'x' } } },
	{ total: 0 },
	{ created: 0, updated: 0 },
	{ created: 1 },
	{ count: 1 },
	{ rows: 0 },
	{ accounts: [] },
	{ data: null, results: {} },
	{ data: null, partial: true },
	{ async: true },
	{ invalid_rows: 1 },
	{ rejected_rows: ['x'] },
	{ received: 1 },
	{ note: 'nothing was stored' },
	{ message: '0 accounts created, 2 failed validation', data: null },
	{ message: '2 accounts queued for processing' },
	{ message: 'Partial success', data: null },
	{ message: 'Nothing was stored' },
	{ message: '2 accounts queued for processing', data: { count: 2 } },
	{ meta: { partial: true } },
	{ remaining: 2 },
])('does not assume success if the response has more besides its data: %j', (body) => {
	expect(statuses({ success: true, ...body }).filter(isStored)).toEqual([]);
});

it.each<[object, string]>([
	[{ created: 2 }, 'created'],
	[{ accounts: ['a.com', 'b.com'] }, 'resolved'],
	[{ summary: { total: 2, failed: 0 } }, 'resolved'],
	[{ message: '2 created, 0 failed, no errors' }, 'resolved'],
	[{ message: 'Accounts created or resolved. Existing values are not changed.' }, 'resolved'],
	[{ data: null, failed: 0, errors: [], accounts: null }, 'resolved'],
	[
		{
			data: {
				accounts: ['a.com', 'b.com'],
				custom_field_definitions: { last_error: { current_name: 'Last Error' } },
			},
		},
		'resolved',
	],
	[{ data: null, code: 200, meta: { request_id: 'abc', took: 3 } }, 'resolved'],
	[
		{ statusCode: 200, request_id: 'abc', timestamp: 1_790_000_000, took_ms: 3, env: 'live' },
		'resolved',
	],
])('finds a success outside the data: %j', (body, status) => {
	expect(statuses({ success: true, ...body })).toEqual([status, status]);
});

const BOTH = [
	{ id: '1', domain: 'a.com' },
	{ id: '2', domain: 'b.com' },
];

it.each<object>([
	{ rejections: { 'b.com': 'x' } },
	{ problems: { 'b.com': 'x' } },
	{ rejected_domains: 'b.com' },
	{ report: { failed: [{ domain: 'b.com' }] } },
	{ report: { rejections: { accounts: ['b.com'] } } },
	{ report: { failed: 1 } },
	{ details: { errors: [{ domain: 'b.com' }] } },
	{ errors: { existing: ['b.com'] } },
	{ warnings: ['b.com was not stored: blocked'] },
])('keeps complaints around records that name their rows: %j', (words) => {
	expect(isStored(statuses(data({ accounts: BOTH, ...words }))[1])).toBe(false);
	expect(isStored(statuses({ ...data({ accounts: BOTH }), ...words })[1])).toBe(false);
});

it.each<object>([
	{ data: BOTH, invalid_rows: 1 },
	{ data: BOTH, rejected_rows: ['x'] },
	{ data: BOTH, partial: true },
	{ data: BOTH, message: 'Partial success: 1 of 2 stored' },
	{ data: BOTH, message: 'Accounts queued for processing' },
	{ data: BOTH, success: 'false' },
	{ data: BOTH, success: 0 },
	{ data: BOTH, success: null },
	{ data: { accounts: [{ id: '1' }, { id: '2' }], stats: { failed: 1 } } },
])('trusts no named row in a response that contradicts them: %j', (body) => {
	expect(statuses({ success: true, ...body }).filter(isStored)).toEqual([]);
});

it('distinguishes a row without a result from one with evidence against it', () => {
	const codeOf = (body: unknown) => read(body, ['a.com']).map((one) => 'code' in one && one.code);
	expect(codeOf(data({ job: 'none' }))).toEqual(['noAnswer']);
	expect(codeOf(data({ errors: ['Blocked', 'Blocked'] }))).toEqual(['notConfirmed']);
	expect(codeOf({ success: true, created: 0, updated: 0 })).toEqual(['notConfirmed']);
	expect(codeOf(data([{ domain: 'a.com', id: null }]))).toEqual(['notConfirmed']);
	expect(codeOf(data({ created: ['a.com'], failed: ['a.com'] }))).toEqual(['contradiction']);
});

it('does not apply errors outside the data to the only row', () => {
	const body = { success: true, data: null, errors: [{ message: 'Something went wrong' }] };
	expect(read(body, ['a.com'])).toMatchObject([{ status: 'unknown', code: 'notConfirmed' }]);
});
