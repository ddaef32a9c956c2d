import type { IDataObject } from 'n8n-workflow';
import { COMPLAINT_NAMES } from '#sandbox/octolane/complaints';
import { EVASION_NAMES } from '#sandbox/octolane/evasions';
import { SHAPE_NAMES, type ShapeName } from '#sandbox/octolane/shapes';
import { type EngineRun, jsonOf } from '#tools/n8n/engine';
import { startOctolane } from '../support/octolane';

const rows = (...domains: readonly string[]): IDataObject[] =>
	domains.map((domain) => ({ domain }));
const statuses = (run: EngineRun) => jsonOf(run, 'Octolane').map(({ status }) => status);

/** Two new accounts and an existing one. */
const EXISTING = { accounts: [{ key: 'old.com' }] };
const SENT = rows('new.com', 'old.com', 'other.com');

const CERTAIN = ['created', 'resolved', 'created'];
const ACCEPTED = ['resolved', 'resolved', 'resolved'];
const UNKNOWN = ['unknown', 'unknown', 'unknown'];
/** The statuses that each format shows for a run without failures. */
const TOLD: Readonly<Record<ShapeName, readonly string[]>> = {
	records: ACCEPTED,
	shuffled: ACCEPTED,
	ids: ACCEPTED,
	anonymous: CERTAIN,
	wrapped: ACCEPTED,
	verdicts: CERTAIN,
	split: CERTAIN,
	keyed: CERTAIN,
	complaints: ACCEPTED,
	counts: ACCEPTED,
	total: ACCEPTED,
	null: ACCEPTED,
	missing: ACCEPTED,
	odd: UNKNOWN,
};

it.each(SHAPE_NAMES)('reports no more than the response states: %s', async (shape) => {
	const bench = await startOctolane({ ...EXISTING, shape });
	const run = await bench.run(SENT);
	expect(statuses(run)).toEqual(TOLD[shape]);
	expect(jsonOf(run, 'Octolane').map(({ domain }) => domain)).toEqual(
		SENT.map(({ domain }) => domain),
	);
	expect(bench.sandbox.requests).toMatchObject([{ path: '/v1/accounts/bulk', rows: 3 }]);
});

/** The statuses that each format shows if the API refuses one row of three. */
const REFUSED: Readonly<Partial<Record<ShapeName, readonly string[]>>> = {
	records: ['resolved', 'failed', 'resolved'],
	shuffled: ['resolved', 'failed', 'resolved'],
	wrapped: ['resolved', 'failed', 'resolved'],
	verdicts: ['created', 'failed', 'created'],
	split: ['created', 'failed', 'created'],
	keyed: ['created', 'failed', 'created'],
	complaints: ['resolved', 'failed', 'resolved'],
	odd: UNKNOWN,
};

it.each(Object.entries(REFUSED))(
	'reports a row that is refused in a success response: %s',
	async (shape, told) => {
		const bench = await startOctolane({
			shape: shape as ShapeName,
			reject: (key) => (key === 'bad.com' ? 'This domain is blocked' : undefined),
		});
		const run = await bench.run(rows('a.com', 'bad.com', 'b.com'), {
			onError: 'continueRegularOutput',
		});
		expect(statuses(run)).toEqual(told);
		if (told[1] === 'failed') {
			expect(jsonOf(run, 'Octolane')[1]).toMatchObject({ reason: 'This domain is blocked' });
		}
	},
);

it.each(COMPLAINT_NAMES)(
	'reports a row that is refused in a success response, however it is expressed: %s',
	async (complaint) => {
		const bench = await startOctolane({
			shape: 'records',
			complaint,
			reject: (key) => (key === 'bad.com' ? 'This domain is blocked' : undefined),
		});
		const run = await bench.run(rows('a.com', 'bad.com', 'b.com'), {
			onError: 'continueRegularOutput',
		});
		const refused = complaint === 'denied' ? 'unknown' : 'failed';
		expect(statuses(run)).toEqual(['resolved', refused, 'resolved']);
	},
);

it.each(EVASION_NAMES)('reports no row as stored unless Octolane does: %s', async (evasion) => {
	const bench = await startOctolane({ evasion });
	const run = await bench.run(SENT, { onError: 'continueRegularOutput' });
	expect(statuses(run)).toEqual(UNKNOWN);
});

it.each(EVASION_NAMES)('reports no update as written unless Octolane does: %s', async (evasion) => {
	const bench = await startOctolane({ accounts: [{ key: 'a.com' }, { key: 'b.com' }], evasion });
	const items = bench.sandbox.octolane.all('accounts').map(({ id }) => ({ id, name: 'New' }));
	const run = await bench.run(items, {
		onError: 'continueRegularOutput',
		parameters: { operation: 'update' },
	});
	expect(statuses(run)).toEqual(['unknown', 'unknown']);
});

it.each(['plain', 'paths', 'nested', 'messages', 'sentence'] as const)(
	'isolates the row that caused a refusal and sends the others: %s',
	async (wording) => {
		const bench = await startOctolane({
			wording,
			reject: (key) => (key === 'n7.com' ? 'is blocked' : undefined),
		});
		const domains = Array.from({ length: 20 }, (_, at) => `n${at}.com`);
		const run = await bench.run(rows(...domains), { onError: 'continueRegularOutput' });
		expect(statuses(run)).toEqual(
			domains.map((name) => (name === 'n7.com' ? 'failed' : 'resolved')),
		);
		expect(bench.sandbox.octolane.all('accounts')).toHaveLength(19);
		if (wording === 'paths' || wording === 'nested' || wording === 'messages') {
			expect(bench.sandbox.requests).toHaveLength(2);
		}
	},
);

it('treats success: false as a refusal, whatever the HTTP status', async () => {
	const bench = await startOctolane({ shape: 'refused' });
	const run = await bench.run(rows('a.com', 'b.com'), { onError: 'continueRegularOutput' });
	expect(jsonOf(run, 'Octolane')).toMatchObject([
		{ status: 'failed', reason: 'Validation failed' },
		{ status: 'failed', reason: 'Validation failed' },
	]);
});

it('retries if a response with status 200 reports a server error', async () => {
	const bench = await startOctolane(
		{},
		{ faults: { script: ({ attempt }) => (attempt === 1 ? 'error-with-200' : undefined) } },
	);
	const run = await bench.run(rows('a.com'));
	expect(jsonOf(run, 'Octolane')).toEqual([{ status: 'resolved', domain: 'a.com', attempts: 2 }]);
});

it('stops after a response that is not JSON and reports no row as stored', async () => {
	const bench = await startOctolane(
		{ shape: 'text' },
		{ faults: { script: ({ path }) => (path.endsWith('/search') ? 'status-403' : undefined) } },
	);
	const run = await bench.run(rows('a.com', 'b.com'), {
		onError: 'continueRegularOutput',
		parameters: { options: { batchSize: 1, concurrency: 1 } },
	});
	expect(statuses(run)).toEqual(['unknown', 'notSent']);
});

it('parses a list without its envelope', async () => {
	const bench = await startOctolane({ shape: 'bare', status: 201 });
	const [item] = jsonOf(await bench.run(rows('a.com')), 'Octolane');
	expect(item).toEqual({
		status: 'resolved',
		domain: 'a.com',
		id: bench.sandbox.octolane.find('accounts', 'a.com')?.id,
	});
});

it.each<[ShapeName, (id: string) => unknown]>([
	['null', () => null],
	['records', (id) => ({ id, domain: 'a.com' })],
	['odd', () => ({ job: { state: 'queued' } })],
])("includes Octolane's response if the user wants that: %s", async (shape, said) => {
	const bench = await startOctolane({ shape });
	const run = await bench.run(rows('a.com'), { parameters: { options: { includeReply: true } } });
	const id = bench.sandbox.octolane.find('accounts', 'a.com')?.id ?? '';
	expect(jsonOf(run, 'Octolane')[0]?.reply).toBe(JSON.stringify(said(id)));
});

it('stops after a refused key and gives advice about keys', async () => {
	const bench = await startOctolane({}, {}, { apiKey: 'wrong' });
	const run = await bench.run(rows('a.com'));
	expect(run.data.resultData.error).toMatchObject({
		message: 'The node stopped early. HTTP 401: Invalid API key',
		description:
			'1 account: 1 not sent. Check the API key in the Octolane credential. It may also lack the right to this part of the API.',
	});
});
