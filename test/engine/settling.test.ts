import { jsonOf } from '../../tools/n8n/engine';
import type { INodeParameters } from 'n8n-workflow';
import type { FaultName } from '../../sandbox/faults/catalogue';
import type { FaultRequest } from '../../sandbox/faults/plan';
import { type Bench, startBench } from './support/recotap';

const tiny = { maxRetries: 0 };

/** Strikes the first request that writes. */
const firstWrite =
	(fault: FaultName) =>
	({ method, attempt }: FaultRequest): FaultName | undefined =>
		method !== 'GET' && attempt === 1 ? fault : undefined;

let bench: Bench;
beforeEach(async () => {
	bench = await startBench();
});

const calls = () => bench.sandbox.requests.map(({ method }) => method);

describe('Map External IDs', () => {
	const parameters = { operation: 'mapExternalIds', options: tiny };

	it('costs at most 40 requests and leaves nothing unknown when only changed rows are counted', async () => {
		const rows = Array.from({ length: 1000 }, (_, at) => ({
			domain: `n${at}.com`,
			externalId: `crm-${at}`,
		}));
		bench.sandbox.reset({
			accounts: rows.map((row, at) => ({
				domain: row.domain,
				name: 'N',
				// 4 % have changed since the last time.
				externalId: at % 25 === 0 ? 'old' : row.externalId,
			})),
			reply: { counts: 'changed' },
		});
		const run = await bench.run(rows, { parameters: { operation: 'mapExternalIds' } });
		expect(new Set(jsonOf(run, 'Recotap').map(({ status }) => status))).toEqual(
			new Set(['updated']),
		);
		expect(calls().length).toBeLessThanOrEqual(40);
		expect(calls().filter((method) => method === 'PATCH')).toHaveLength(10);
	});

	it('finds out by reading what became of rows whose answer was lost', async () => {
		bench.sandbox.reset({
			accounts: [
				{ domain: 'a.com', name: 'A' },
				{ domain: 'b.com', name: 'B', externalId: 'theirs' },
			],
			faults: { script: firstWrite('status-504') },
		});
		const { store } = bench.sandbox;
		const a = store.findByDomain('a.com');
		if (a !== undefined) store.update(a, { externalId: 'crm-1' });
		const run = await bench.run(
			[
				{ domain: 'a.com', externalId: 'crm-1' },
				{ domain: 'b.com', externalId: 'crm-2' },
				{ domain: 'c.com', externalId: 'crm-3' },
			],
			{ parameters, onError: 'continueRegularOutput' },
		);
		expect(jsonOf(run, 'Recotap')).toEqual([
			{ status: 'updated', domain: 'a.com', rtp_aid: expect.any(String), externalId: 'crm-1' },
			{
				status: 'unknown',
				domain: 'b.com',
				rtp_aid: expect.any(String),
				presentExternalId: 'theirs',
				externalId: 'crm-2',
				code: 'unavailable',
				reason: 'HTTP 504. The account has the external ID theirs now',
			},
			{
				status: 'notFound',
				domain: 'c.com',
				externalId: 'crm-3',
				code: 'notFound',
				reason: 'There is no account with this domain',
			},
		]);
		expect(calls()).toEqual(['PATCH', 'GET']);
	});

	it('fails no execution in which everything was found out', async () => {
		bench.sandbox.reset({
			accounts: [{ domain: 'a.com', name: 'A' }],
			faults: { script: firstWrite('status-504-after-storing') },
		});
		const run = await bench.run([{ domain: 'a.com', externalId: 'crm-1' }], { parameters });
		expect(run.data.resultData.error).toBeUndefined();
		expect(jsonOf(run, 'Recotap')).toMatchObject([{ status: 'updated' }]);
	});

	it('believes that an account is there which Recotap counts, whatever a list shows', async () => {
		bench.sandbox.reset({
			accounts: [
				{ domain: 'a.com', name: 'A' },
				{ domain: 'b.com', name: 'B' },
			],
			faults: { script: firstWrite('updated-understated') },
		});
		const { store } = bench.sandbox;
		const listed = store.findAllByDomain.bind(store);
		let isWritten = false;
		const update = store.update.bind(store);
		store.update = (...given) => {
			isWritten = true;
			update(...given);
		};
		store.findAllByDomain = (domain) =>
			isWritten && calls().includes('GET') && domain === 'b.com' ? [] : listed(domain);
		const run = await bench.run(
			[
				{ domain: 'a.com', externalId: 'crm-1' },
				{ domain: 'b.com', externalId: 'crm-2' },
			],
			{ parameters },
		);
		const statuses = jsonOf(run, 'Recotap').map(({ status }) => status);
		expect(statuses).not.toContain('notFound');
	});

	it('does not call an account missing that Recotap may list under another spelling', async () => {
		bench.sandbox.reset({
			accounts: [{ domain: 'a.com', name: 'A' }],
			reply: { cleaning: 'strict' },
			faults: { script: firstWrite('status-504') },
		});
		const run = await bench.run([{ domain: 'www2.a.com', externalId: 'crm-1' }], {
			parameters,
			onError: 'continueRegularOutput',
		});
		expect(jsonOf(run, 'Recotap')).toMatchObject([{ status: 'unknown' }]);
	});

	it.each(['status-401', 'status-403', 'throttled-huge'] as const)(
		'does not read after %s',
		async (fault) => {
			bench.sandbox.reset({
				accounts: [{ domain: 'a.com', name: 'A' }],
				faults: {
					script: ({ index }) => (index === 0 ? 'reset-after-storing' : fault),
				},
			});
			const run = await bench.run(
				[
					{ domain: 'a.com', externalId: '1' },
					{ domain: 'b.com', externalId: '2' },
				],
				{
					parameters: { ...parameters, options: { ...tiny, batchSize: 1, concurrency: 1 } },
					onError: 'continueRegularOutput',
				},
			);
			expect(jsonOf(run, 'Recotap')[0]).toMatchObject({ status: 'unknown' });
			expect(calls()).not.toContain('GET');
		},
	);
});

describe('Create', () => {
	const rows = [{ domain: 'a.com', name: 'Acme', externalId: 'crm-1' }];

	/** The answer to the first request is lost, and the second one meets what is there. */
	const create = async (
		stored: { name?: string; externalId?: string } | undefined,
		parameters: INodeParameters = {},
		sent: object = {},
	) => {
		bench.sandbox.reset({
			accounts: stored === undefined ? [] : [{ domain: 'a.com', name: 'Acme', ...stored }],
			faults: { script: firstWrite('status-502') },
		});
		const run = await bench.run(
			rows.map((row) => ({ ...row, ...sent })),
			{ parameters, onError: 'continueRegularOutput' },
		);
		return jsonOf(run, 'Recotap')[0];
	};

	it('takes an account with our external ID and name for ours, letter case aside', async () => {
		expect(await create({ name: 'ACME', externalId: 'crm-1' })).toEqual({
			status: 'resolved',
			domain: 'a.com',
			rtp_aid: expect.any(String),
			externalId: 'crm-1',
			attempts: 2,
		});
		expect(calls()).toEqual(['POST', 'POST', 'GET']);
	});

	it.each([
		['another one', { externalId: 'crm-9' }, 'with the external ID crm-9'],
		['none', {}, 'without an external ID'],
	])('knows that the account was there before when it has %s', async (_, stored, words) => {
		expect(await create(stored)).toMatchObject({
			status: 'failed',
			code: 'alreadyExists',
			reason: `An account with this domain exists already, ${words}`,
		});
	});

	it.each([
		['it has our external ID and another name', { name: 'Globex', externalId: 'crm-1' }, {}, {}],
		[
			'nobody can see whether it joined the segment',
			{ externalId: 'crm-1' },
			{ segmentId: { __rl: true, mode: 'id', value: 'seg-001' } },
			{},
		],
		['no external ID was sent', {}, {}, { externalId: '' }],
	])('stays in doubt when %s', async (_, stored, parameters, sent) => {
		expect(await create(stored, parameters, sent)).toMatchObject({ status: 'unknown' });
	});

	it('proves nothing by an account that is not there: it may still come', async () => {
		bench.sandbox.reset({ faults: { script: () => 'hang-before-storing' } });
		const run = await bench.run(rows, {
			parameters: { options: { ...tiny, timeout: 200 } },
			onError: 'continueRegularOutput',
		});
		expect(jsonOf(run, 'Recotap')).toMatchObject([{ status: 'unknown' }]);
	});

	it.each([
		['all of it can be read', {}, 'resolved'],
		['tags cannot be read', { tags: 'vip' }, 'unknown'],
	])('knows of an update only when %s', async (_, sent, status) => {
		bench.sandbox.reset({
			accounts: [{ domain: 'a.com', name: 'Acme', externalId: 'crm-1' }],
			faults: { script: firstWrite('status-502') },
		});
		const run = await bench.run(
			rows.map((row) => ({ ...row, ...sent })),
			{ parameters: { upsert: true, options: tiny }, onError: 'continueRegularOutput' },
		);
		expect(jsonOf(run, 'Recotap')).toMatchObject([{ status }]);
	});

	it('believes the refusal of a segment also after a lost answer', async () => {
		bench.sandbox.reset({ faults: { script: firstWrite('status-502') } });
		const run = await bench.run(rows, {
			parameters: { segmentId: { __rl: true, mode: 'id', value: 'nowhere' } },
			onError: 'continueRegularOutput',
		});
		expect(jsonOf(run, 'Recotap')).toMatchObject([
			{ status: 'failed', code: 'refused', reason: "Segment 'nowhere' not found", attempts: 2 },
		]);
	});

	it('believes that a custom field does not exist also after a lost answer', async () => {
		const script = (request: FaultRequest): FaultName | undefined =>
			request.method === 'GET' ? 'status-403' : firstWrite('status-502')(request);
		bench.sandbox.reset({ faults: { script } });
		const value = { domain: 'a.com', name: 'A', customFields: { NO_SUCH_C: 1 } };
		const run = await bench.run(rows, {
			parameters: { columns: { mappingMode: 'defineBelow', value } },
			onError: 'continueRegularOutput',
		});
		expect(jsonOf(run, 'Recotap')).toMatchObject([
			{ status: 'failed', code: 'unknownCustomField', attempts: 2 },
		]);
	});
});
