import { jsonOf } from '#tools/n8n/engine';
import { type Bench, startBench } from './support/recotap';

const EXISTING = [
	{ domain: 'old.com', name: 'Old', externalId: 'crm-1' },
	{ domain: 'blank.com', name: 'Blank' },
];

let bench: Bench;
beforeEach(async () => {
	bench = await startBench({ accounts: EXISTING, reply: { echo: 'raw' } });
});

const hintsOf = (run: Awaited<ReturnType<Bench['run']>>) =>
	(run.data.resultData.runData.Recotap?.[0]?.hints ?? []).map(({ message }) => message);
const methods = () => bench.sandbox.requests.map(({ method, status }) => `${method} ${status}`);

const rows = [
	{ domain: 'https://www.New.com', name: 'New' },
	{ domain: 'old.com', name: 'Old' },
	{ domain: 'n/a', name: 'Nobody' },
	{ domain: 'new.com', name: 'New again' },
];

it('keeps an existing ID that may be on the next page', async () => {
	const twins = Array.from({ length: 101 }, () => ({ domain: 'many.com', name: 'Many' }));
	bench = await startBench({
		accounts: [...twins, { domain: 'many.com', name: 'Many', externalId: 'theirs' }],
	});
	const run = await bench.run([{ domain: 'many.com', externalId: 'ours' }], {
		onError: 'continueRegularOutput',
		parameters: { operation: 'mapExternalIds', options: { keepExisting: true } },
	});
	expect(jsonOf(run, 'Recotap')).toMatchObject([{ status: 'notSent', code: 'listCutShort' }]);
	expect(methods()).toEqual(['GET 200']);
});

describe('a preview of new accounts', () => {
	it('shows what would happen to each row, and writes nothing', async () => {
		const run = await bench.run(rows, { parameters: { options: { preview: true } } });
		expect(jsonOf(run, 'Recotap')).toEqual([
			expect.objectContaining({ status: 'duplicate', domain: 'new.com', duplicateOf: 3 }),
			{
				status: 'skipped',
				domain: 'old.com',
				code: 'wouldBeRefused',
				reason:
					"Preview: this account exists and would be refused. Switch on 'Update Existing Accounts' to update it",
				rtp_aid: expect.any(String),
				presentExternalId: 'crm-1',
				duplicateOf: null,
			},
			expect.objectContaining({ status: 'invalid', domain: 'n/a' }),
			{
				status: 'skipped',
				domain: 'new.com',
				code: 'wouldBeCreated',
				reason: 'Preview: this account would be created',
				rtp_aid: null,
				presentExternalId: null,
				duplicateOf: null,
			},
		]);
		expect(hintsOf(run)).toEqual([
			'Preview, nothing was written. 4 accounts: 1 would be created, 1 would be refused by Recotap, 1 left out as a duplicate, 1 not valid',
		]);
		expect(methods()).toEqual(['GET 200']);
		expect(bench.sandbox.store.findByDomain('new.com')).toBeUndefined();
	});

	it('shows for each item whether its account would be updated', async () => {
		const run = await bench.run(
			[
				{ domain: 'old.com', name: 'Old', up: true },
				{ domain: 'blank.com', name: 'Blank', up: false },
			],
			{ parameters: { upsert: '={{ $json.up }}', options: { preview: true } } },
		);
		expect(jsonOf(run, 'Recotap').map(({ code }) => code)).toEqual([
			'wouldBeUpdated',
			'wouldBeRefused',
		]);
	});

	it('requests 100 accounts at a time, whatever the batch size', async () => {
		const many = Array.from({ length: 250 }, (_, at) => ({ domain: `c${at}.com`, name: 'C' }));
		const run = await bench.run(many, {
			parameters: { options: { preview: true, batchSize: 10 } },
		});
		expect(jsonOf(run, 'Recotap').every(({ code }) => code === 'wouldBeCreated')).toBe(true);
		expect(methods()).toEqual(['GET 200', 'GET 200', 'GET 200']);
	});

	it('never reports that a row may be stored if the response cannot be parsed', async () => {
		const run = await bench.run([{ domain: 'a.com', name: 'A' }], {
			onError: 'continueRegularOutput',
			parameters: { options: { preview: true, maxRetries: 0 } },
		});
		expect(jsonOf(run, 'Recotap')).toMatchObject([{ code: 'wouldBeCreated' }]);
		bench.sandbox.reset({ faults: { script: () => 'status-500' } });
		const failed = await bench.run([{ domain: 'a.com', name: 'A' }], {
			onError: 'continueRegularOutput',
			parameters: { options: { preview: true, maxRetries: 0 } },
		});
		expect(jsonOf(failed, 'Recotap')).toMatchObject([{ status: 'notSent', code: 'unavailable' }]);
	});
});

describe('external IDs', () => {
	const mappings = [
		{ domain: 'old.com', externalId: 'crm-9' },
		{ domain: 'blank.com', externalId: 'crm-2' },
		{ domain: 'nobody.com', externalId: 'crm-3' },
	];

	it('in a preview are not written', async () => {
		const run = await bench.run(mappings, {
			parameters: { operation: 'mapExternalIds', options: { preview: true } },
		});
		expect(jsonOf(run, 'Recotap')).toMatchObject([
			{ status: 'skipped', code: 'wouldBeUpdated', presentExternalId: 'crm-1' },
			{ status: 'skipped', code: 'wouldBeUpdated' },
			{ status: 'skipped', code: 'wouldNotBeFound' },
		]);
		expect(methods()).toEqual(['GET 200']);
	});

	it('that exist are kept if the user wants that, and the others are written', async () => {
		const run = await bench.run([...mappings, { domain: 'www.old.com', externalId: 'crm-1' }], {
			parameters: {
				operation: 'mapExternalIds',
				options: { keepExisting: true, duplicates: 'keepFirst' },
			},
		});
		expect(jsonOf(run, 'Recotap')).toMatchObject([
			{
				status: 'skipped',
				externalId: 'crm-9',
				presentExternalId: 'crm-1',
				code: 'kept',
				reason: 'The account keeps its external ID crm-1',
			},
			{ status: 'updated', domain: 'blank.com', externalId: 'crm-2' },
			{ status: 'notFound', domain: 'nobody.com' },
			{ status: 'duplicate', duplicateOf: 0 },
		]);
		expect(methods()).toEqual(['GET 200', 'PATCH 200']);
		expect(bench.sandbox.store.findByDomain('old.com')?.externalId).toBe('crm-1');
		expect(bench.sandbox.store.findByDomain('blank.com')?.externalId).toBe('crm-2');
	});

	it('that are already stored are not written again', async () => {
		const run = await bench.run([{ domain: 'old.com', externalId: 'crm-1' }], {
			parameters: { operation: 'mapExternalIds', options: { keepExisting: true } },
		});
		expect(jsonOf(run, 'Recotap')).toMatchObject([{ status: 'skipped', code: 'upToDate' }]);
		expect(methods()).toEqual(['GET 200']);
	});

	it('are not written if the accounts could not be read first', async () => {
		bench.sandbox.reset({ accounts: EXISTING, faults: { script: () => 'status-500' } });
		const run = await bench.run(mappings, {
			onError: 'continueRegularOutput',
			parameters: {
				operation: 'mapExternalIds',
				options: { keepExisting: true, maxRetries: 0 },
			},
		});
		expect(jsonOf(run, 'Recotap').map(({ status }) => status)).toEqual([
			'notSent',
			'notSent',
			'notSent',
		]);
		expect(methods()).toEqual(['GET 500']);
	});
});
