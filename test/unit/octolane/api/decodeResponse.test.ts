import fc from 'fast-check';
import { UPDATE_RULES } from '#packages/octolane/nodes/Octolane/api/rules';
import { data, read, statuses } from '../support/parse';

it.each<[string, unknown, readonly string[]]>([
	[
		'records in any order',
		[{ domain: 'b.com' }, { domain: 'https://www.A.com/' }],
		['resolved', 'resolved'],
	],
	['domains alone', ['b.com', 'a.com'], ['resolved', 'resolved']],
	['a record for each row but one', [{ domain: 'a.com' }], ['resolved', 'unknown']],
	['a list without keys that is too short', [{ id: 'x' }], ['unknown', 'unknown']],
	['a list without keys that is too long', ['1', '2', '3'], ['unknown', 'unknown']],
	['numbers', [17, 18], ['resolved', 'resolved']],
	[
		'a wrapper in a wrapper',
		{ data: { accounts: [{ domain: 'a.com' }, { domain: 'b.com' }] } },
		['resolved', 'resolved'],
	],
	[
		'nested records',
		[
			{ account: { domain: 'a.com', id: '1' }, created: true },
			{ account: { domain: 'b.com', id: '2' }, created: false },
		],
		['created', 'resolved'],
	],
	[
		'words',
		[
			{ domain: 'a.com', status: 'created' },
			{ domain: 'b.com', status: 'already_exists' },
		],
		['created', 'resolved'],
	],
	['words by key', { 'a.com': 'created', 'b.com': 'Invalid domain' }, ['created', 'unknown']],
	['errors by key', { errors: { 'a.com': 'Blocked' } }, ['failed', 'unknown']],
	[
		'errors by index',
		{ created: 1, failed: 1, errors: [{ index: 1, message: 'Blocked' }] },
		['created', 'failed'],
	],
	[
		'errors by index, and counts that disagree',
		{ created: 2, failed: 1, errors: [{ index: 1, message: 'Blocked' }] },
		['unknown', 'failed'],
	],
	[
		'an error in an object',
		[{ domain: 'a.com', error: { message: 'Blocked' } }, { domain: 'b.com' }],
		['failed', 'resolved'],
	],
	[
		'rows that were skipped',
		[{ domain: 'a.com', status: 'skipped', message: 'Same' }, { domain: 'b.com' }],
		['skipped', 'resolved'],
	],
	['counts', { summary: { created: 2, failed: 0 } }, ['created', 'created']],
	['counts of a mixture', { created: 1, failed: 1 }, ['unknown', 'unknown']],
	['counts and what they cost', { created: 2, duration_ms: 35 }, ['created', 'created']],
	[
		'counts of a mixture of successes',
		{ created: 1, resolved: 1, request_id: 'abc' },
		['resolved', 'resolved'],
	],
	['counts and IDs', { created: 2, skipped: 0, ids: ['1', '2'] }, ['created', 'created']],
	['counts and too few IDs', { created: 2, ids: ['1'] }, ['unknown', 'unknown']],
	[
		'IDs by key',
		{
			'a.com': '3c90c3cc-0d44-4b50-8888-8dd25736052a',
			'b.com': '3c90c3cc-0d44-4b50-8888-8dd25736052b',
		},
		['resolved', 'resolved'],
	],
	['a count', 2, ['resolved', 'resolved']],
	['another count', 1, ['unknown', 'unknown']],
	['only failures', { total: 2, failed: 2 }, ['failed', 'failed']],
	[
		'two answers for one row that disagree',
		{ created: ['a.com', 'b.com'], failed: ['a.com'] },
		['unknown', 'created'],
	],
])('parses %s', (_what, content, expected) => {
	expect(statuses(data(content))).toEqual(expected);
});

it.each<[string, unknown]>([
	[
		'an unknown status',
		[
			{ domain: 'a.com', status: 'queued' },
			{ domain: 'b.com', status: 'pending' },
		],
	],
	['a list of warnings', { warnings: ['one', 'two'] }],
	['a list of messages', { messages: ['Invalid', 'Invalid'] }],
	['a list of sentences', ['Invalid domain', 'Invalid domain']],
	['a list of booleans', [false, false]],
	['a list of nothing', [null, null]],
	['a text', 'queued'],
	['an unfamiliar object', { job: { id: 7 } }],
	['rows that were not sent', [{ domain: 'x.com' }, { domain: 'y.com' }]],
])('does not report rows as stored because of %s', (_what, content) => {
	expect(statuses(data(content))).toEqual(['unknown', 'unknown']);
});

it('does not assume success if the response does not report it', () => {
	expect(statuses({})).toEqual(['unknown', 'unknown']);
	expect(statuses({ message: 'OK', data: null })).toEqual(['unknown', 'unknown']);
	expect(statuses({ data: 2 })).toEqual(['unknown', 'unknown']);
	expect(statuses({ data: { total: 2 } })).toEqual(['unknown', 'unknown']);
	expect(statuses({ data: { count: 2 } })).toEqual(['unknown', 'unknown']);
});

it('trusts no row without an ID if the response as a whole is an error', () => {
	const content = [{ domain: 'a.com', error: 'Blocked' }, { domain: 'b.com' }];
	expect(statuses(data(content, false))).toEqual(['failed', 'unknown']);
});

it('reports an accepted update as updated', () => {
	const ids = ['0a', '0b'];
	expect(statuses(data({ updated: 2 }), ids, UPDATE_RULES)).toEqual(['updated', 'updated']);
	expect(statuses(data([{ id: '0B' }, { id: '0A' }]), ids, UPDATE_RULES)).toEqual([
		'updated',
		'updated',
	]);
});

it.each(['data', 'status', 'errors', 'record'])(
	'terminates for a deeply nested response: %s',
	(name) => {
		let content: object = { domain: 'a.com' };
		for (let depth = 0; depth < 20_000; depth++) content = { [name]: content };
		expect(statuses(data([content]))).toEqual(['unknown', 'unknown']);
		expect(statuses(data({ domain: 'a.com', [name]: content }))).not.toContain('created');
	},
);

it('never throws and returns a result for every row, whatever the response', () => {
	fc.assert(
		fc.property(fc.anything(), fc.option(fc.boolean()), (content, success) => {
			for (const body of [content, { success, data: content }]) {
				expect(read(body)).toHaveLength(2);
			}
		}),
		{ numRuns: 500 },
	);
});
