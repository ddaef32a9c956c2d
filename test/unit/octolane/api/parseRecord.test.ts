import { ACCOUNT_RULES } from '#packages/octolane/nodes/Octolane/api/rules';
import { data, read, statuses } from '../support/parse';

it.each<[string, object, string, string]>([
	['a numeric status', { domain: 'a.com', status: 422, message: 'Blocked' }, 'failed', 'Blocked'],
	[
		'a numeric status as text',
		{ domain: 'a.com', status: '409' },
		'failed',
		'Octolane returned the status 409',
	],
	[
		'a status code',
		{ domain: 'a.com', statusCode: 400 },
		'failed',
		'Octolane returned the status 400',
	],
	[
		'errors by field',
		{ domain: 'a.com', errors: { domain: ['is blocked', 'is long'] } },
		'failed',
		'domain: is blocked; is long',
	],
	[
		'flattened errors of zod',
		{ domain: 'a.com', errors: { formErrors: [], fieldErrors: { domain: ['is blocked'] } } },
		'failed',
		'domain: is blocked',
	],
	[
		'a list of objects',
		{ domain: 'a.com', errors: [{ msg: 'is blocked' }, { path: ['name'], detail: 'is long' }] },
		'failed',
		'is blocked; is long',
	],
	['a flag', { domain: 'a.com', ok: false }, 'failed', 'Octolane gave no reason'],
	[
		'a flag in an object',
		{ domain: 'a.com', result: { ok: false } },
		'failed',
		'Octolane gave no reason',
	],
	['a flag as text', { domain: 'a.com', success: 'false' }, 'failed', 'Octolane gave no reason'],
	[
		'an error that is only a code',
		{ domain: 'a.com', error: { code: 422 } },
		'failed',
		'code: 422',
	],
	[
		'an error with code and message',
		{ domain: 'a.com', error: { code: 422, message: 'Blocked' } },
		'failed',
		'Blocked',
	],
	[
		'a complaint in an object',
		{ domain: 'a.com', rejected: { by: 'policy' } },
		'failed',
		'by: policy',
	],
	[
		'a complaint beside the account',
		{ account: { domain: 'a.com' }, error: 'Blocked' },
		'failed',
		'Blocked',
	],
	[
		'a complaint in the account',
		{ account: { domain: 'a.com', error: 'Blocked' } },
		'failed',
		'Blocked',
	],
	[
		'a result in an object',
		{ domain: 'a.com', result: { ok: false, reason: 'Blocked' } },
		'failed',
		'Blocked',
	],
	[
		'an unfamiliar word',
		{ id: 'x', domain: 'a.com', status: 'denied' },
		'unknown',
		"Octolane returned a status that this node does not know: 'denied'",
	],
])('trusts no row with evidence against it: %s', (_what, record, status, reason) => {
	for (const content of [[record], { results: [record] }, record]) {
		const [outcome] = read(data(content), ['a.com']);
		expect(outcome).toMatchObject({ status, reason });
	}
});

it.each<[string, unknown]>([
	['a status that says it is not done', { domain: 'a.com', status: 202 }],
	['a job', { domain: 'a.com', job_id: 7 }],
	['a row that waits', { domain: 'a.com', queued: true }],
	['a word under any name', { domain: 'a.com', importState: 'pending' }],
	['an ID that is not there', { domain: 'a.com', id: null }],
	['an account that is not there', { domain: 'a.com', account: null }],
	['an unclear message', { domain: 'a.com', message: 'Not now' }],
	['a code', { domain: 'a.com', code: 'E17' }],
	['an error code beside a success', { domain: 'a.com', status: 'created', code: 422 }],
	['an error beside a success', { domain: 'a.com', created: true, error: 'Blocked' }],
	['a flag that is not set', { domain: 'a.com', is_valid: false }],
	['a record that is not new', { domain: 'a.com', created: false }],
	['a status in a list', { domain: 'a.com', status: ['created'] }],
	['a status in an object', { domain: 'a.com', status: { state: 3 } }],
	['an empty object', {}],
	['an object about something else', { name: 'Acme' }],
	['nothing under the key', { 'a.com': null }],
	['an empty object under the key', { 'a.com': {} }],
	['a sentence under the key', { 'a.com': ['Not now'] }],
	['a status as a number', 200],
	['a word that waits', 'queued'],
	...[
		{ stored: false },
		{ imported: false },
		{ added: 'false' },
		{ applied: false },
		{ allowed: false },
		{ permitted: 0 },
		{ passed: false },
		{ dry_run: true },
		{ err: 'blocked' },
		{ err: { code: 422 } },
		{ fault: 'x' },
		{ invalid_fields: ['founded'] },
		{ blocked_reason: 'x' },
		{ reject_reason: 'x' },
		{ rejected_reason: 'x' },
		{ skip_reason: 'x' },
		{ failReason: 'x' },
		{ denial: 'x' },
		{ rejected_at: '2026-01-01T00:00:00Z' },
		{ failed_at: '2026-01-01T00:00:00Z' },
		{ deleted_at: '2026-01-01T00:00:00Z' },
		{ state: 'denied' },
		{ state: 'not_found' },
		{ state: 'skipped' },
		{ sync_status: 'denied' },
		{ responseCode: 422 },
		{ response_status: '422' },
		{ http: { status: 422 } },
		{ validation: { valid: false } },
		{ validation: { errors: ['x'] } },
		{ checks: [{ name: 'domain', error: 'is blocked' }] },
		{ meta: { status: 'failed' } },
		{ response: { status: 422, error: 'x' } },
		{ body: { error: 'x' } },
		{ update_status: 'rejected by policy' },
		{ extra: { stored: false } },
	].map((words): [string, object] => [
		JSON.stringify(words),
		{ id: 'x', domain: 'a.com', ...words },
	]),
])('trusts no row without clear evidence: %s', (_what, record) => {
	expect(statuses(data([record]), ['a.com'])).toEqual(['unknown']);
	const byKey = typeof record === 'object' && record !== null && 'a.com' in record;
	if (byKey) expect(statuses(data(record), ['a.com'])).toEqual(['unknown']);
});

it.each<[string, object, string]>([
	['an empty list of errors', { errors: [], error: null, warning: '' }, 'resolved'],
	['empty errors of zod', { errors: { formErrors: [], fieldErrors: {} } }, 'resolved'],
	['fields of the account', { name: 'Error', type: 'Failed', tags: [], founded: 1999 }, 'resolved'],
	[
		'fields of the organization',
		{ custom__state: 'pending', custom_fields: { status: 'lost' } },
		'resolved',
	],
	['unknown fields', { region: 'EMEA', seats: 0, is_partner: false }, 'resolved'],
	['a numeric status', { status: 200 }, 'resolved'],
	['a flag and a message', { success: true, message: 'Account created' }, 'resolved'],
	['new', { status: 'success', is_new: true }, 'created'],
	['new, and its own status', { created: true, account: { status: 'customer' } }, 'created'],
	['an account that was there', { status: 'created', existing: true }, 'resolved'],
	['new, and a status that is its own', { created: true, status: 'active' }, 'created'],
	['an action, and a status that is its own', { action: 'created', status: 'active' }, 'created'],
	['an enrichment that waits', { enrichment_status: 'pending' }, 'resolved'],
	['an enrichment that failed', { enrichment: { status: 'failed' } }, 'resolved'],
	['an address that waits', { email_status: 'pending' }, 'resolved'],
	['a stage', { stage: 'scheduled' }, 'resolved'],
	['a job title', { job: 'CEO' }, 'resolved'],
	['the code of a country', { code: 'US' }, 'resolved'],
	['the code of an area', { area_code: 415 }, 'resolved'],
	['a message of success', { message: 'Account created' }, 'resolved'],
	['a longer message of success', { message: 'The account was saved successfully.' }, 'resolved'],
	['a short message of success', { message: 'ok' }, 'resolved'],
	['names that only look bad', { blockchain: true, default_owner: 'jo' }, 'resolved'],
	['objects', { owner: { id: 1, status: 'active' }, deals: { failed: 0 } }, 'resolved'],
])('treats a row as stored that has an ID and %s', (_what, others, status) => {
	expect(statuses(data([{ id: 'x', domain: 'a.com', ...others }]), ['a.com'])).toEqual([status]);
});

it('ignores a field that comes back as it was sent', () => {
	const readSent = (sent: object, record: object) =>
		statuses(data([record]), ['a.com'], ACCOUNT_RULES, [sent])[0];
	const row = { domain: 'a.com', status: 'prospect', message: 'Met in May' };
	expect(readSent(row, row)).toBe('resolved');
	expect(readSent(row, { ...row, status: 'denied' })).toBe('unknown');
	expect(readSent({ ...row, status: 'created' }, { ...row, status: 'created' })).toBe('resolved');
	// It may be either.
	expect(readSent({ ...row, status: 'failed' }, { ...row, status: 'failed' })).toBe('unknown');
});

it.each<object>([
	{ type: 'error', description: 'Domain is blocked' },
	{ name: 'ValidationError', description: 'domain invalid' },
])('doubts a field that describes a failure, unless it was sent so: %j', (words) => {
	const record = { domain: 'a.com', ...words };
	const readSent = (sent: object) => statuses(data([record]), ['a.com'], ACCOUNT_RULES, [sent]);
	expect(readSent({ domain: 'a.com' })).toEqual(['unknown']);
	expect(readSent(record)).toEqual(['resolved']);
});

it.each(['accepted not', 'not created', 'uncreated', 'created?', 'denied', 'queued'])(
	'does not ignore a status of an account that may contradict a success: %s',
	(status) => {
		const record = { id: 'x', domain: 'a.com', created: true, status };
		expect(statuses(data([record]), ['a.com'])).toEqual(['unknown']);
	},
);
