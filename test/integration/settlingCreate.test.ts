import type { FaultName } from '#sandbox/faults/catalogue';
import type { FaultRequest } from '#sandbox/faults/plan';
import { jsonOf } from '#tools/n8n/engine';
import type { INodeParameters } from 'n8n-workflow';
import { firstWrite } from './support/firstWrite';
import { type Bench, startBench } from './support/recotap';

const tiny = { maxRetries: 0 };

let bench: Bench;
beforeEach(async () => {
	bench = await startBench();
});

const calls = () => bench.sandbox.requests.map(({ method }) => method);

describe('Create', () => {
	const rows = [{ domain: 'a.com', name: 'Acme', externalId: 'crm-1' }];

	/** The response to the first request is lost, and the second one meets existing records. */
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

	it('recognises an account with our external ID and name as ours, ignoring letter case', async () => {
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
	])('recognises that the account existed before if it has %s', async (_, stored, words) => {
		expect(await create(stored)).toMatchObject({
			status: 'failed',
			code: 'alreadyExists',
			reason: `An account with this domain already exists, ${words}`,
		});
	});

	it.each([
		['it has our external ID and another name', { name: 'Globex', externalId: 'crm-1' }, {}, {}],
		[
			'it is unknown whether it joined the segment',
			{ externalId: 'crm-1' },
			{ segmentId: { __rl: true, mode: 'id', value: 'seg-001' } },
			{},
		],
		['no external ID was sent', {}, {}, { externalId: '' }],
	])('leaves the row unknown if %s', async (_, stored, parameters, sent) => {
		expect(await create(stored, parameters, sent)).toMatchObject({ status: 'unknown' });
	});

	it('leaves the row unknown if its account is missing, because it may still be created', async () => {
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
	])('confirms an update only if %s', async (_, sent, status) => {
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

	it('trusts the refusal of a segment even after a lost response', async () => {
		bench.sandbox.reset({ faults: { script: firstWrite('status-502') } });
		const run = await bench.run(rows, {
			parameters: { segmentId: { __rl: true, mode: 'id', value: 'nowhere' } },
			onError: 'continueRegularOutput',
		});
		expect(jsonOf(run, 'Recotap')).toMatchObject([
			{ status: 'failed', code: 'refused', reason: "Segment 'nowhere' not found", attempts: 2 },
		]);
	});

	it('trusts the refusal of an unknown custom field even after a lost response', async () => {
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
