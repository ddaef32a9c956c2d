import { jsonOf } from '#tools/n8n/engine';
import type { FaultName } from '#sandbox/faults/catalogue';
import { type Bench, recotapNode, startBench } from './support/recotap';

const TIME = /Try again after \d\d? [A-Z][a-z]{2} \d{4}, \d\d:\d\d \(America\/New_York\)$/;
const rows = Array.from({ length: 3 }, (_, at) => ({
	domain: `c${at}.com`,
	name: `C${at}`,
	externalId: `crm-${at}`,
}));
const hintsOf = (run: Awaited<ReturnType<Bench['run']>>) =>
	(run.data.resultData.runData['Recotap']?.[0]?.hints ?? []).map(({ message }) => message);

it('does not write if fetching the custom fields was asked to wait an hour', async () => {
	const script = ({ method }: { method: string }): FaultName | undefined =>
		method === 'GET' ? 'throttled-huge' : undefined;
	const bench = await startBench({ faults: { script } });
	const run = await bench.run(
		rows.map((row) => ({ ...row, customFields: { NOTES_C: 'x' } })),
		{ onError: 'continueRegularOutput' },
	);
	expect(jsonOf(run, 'Recotap').map(({ status }) => status)).toEqual(rows.map(() => 'notSent'));
	expect(bench.sandbox.requests.map(({ method }) => method)).toEqual(['GET']);
});

it('states in every item and in the hint when to try again', async () => {
	const bench = await startBench({ faults: { script: () => 'throttled-huge' } });
	const run = await bench.run(rows, { onError: 'continueRegularOutput' });
	for (const { status, code, reason } of jsonOf(run, 'Recotap')) {
		expect({ status, code }).toEqual({ status: 'notSent', code: 'waitTooLong' });
		expect(reason).toMatch(TIME);
	}
	expect(hintsOf(run)).toEqual([
		expect.stringMatching(/^3 accounts: 3 not sent\. HTTP 429: .*\. Try again after/),
	]);
});

it("states the time in the workflow's time zone", async () => {
	const bench = await startBench({ faults: { script: () => 'throttled-huge' } });
	const node = recotapNode();
	const trigger = { ...node, id: 'rows', name: 'Rows', type: 'n8n-nodes-base.manualTrigger' };
	const run = await bench.engine.run(
		{
			nodes: [{ ...trigger, parameters: {} }, node],
			connections: { Rows: { main: [[{ node: node.name, type: 'main', index: 0 }]] } },
			settings: { timezone: 'Asia/Tokyo' },
		},
		{ pinData: { Rows: rows.map((json) => ({ json })) } },
	);
	expect(run.data.resultData.error?.description).toMatch(
		/Try again after \d\d? [A-Z][a-z]{2} \d{4}, \d\d:\d\d \(Asia\/Tokyo\)\.$/,
	);
});

it('states it in the error output and in a summary as well', async () => {
	const bench = await startBench({ faults: { script: () => 'throttled-huge' } });
	const onErrorOutput = await bench.run(rows, { onError: 'continueErrorOutput' });
	expect(jsonOf(onErrorOutput, 'Recotap', 1)[0]?.error).toMatch(TIME);
	const summary = await bench.run(rows, {
		onError: 'continueRegularOutput',
		parameters: { options: { output: 'perStatus' } },
	});
	expect(jsonOf(summary, 'Recotap')).toEqual([
		{
			status: 'notSent',
			count: 3,
			domains: rows.map(({ domain }) => domain),
			reasons: [{ reason: expect.stringMatching(TIME), count: 3 }],
		},
	]);
});

it('states when to try again even if existing accounts could not be read', async () => {
	const bench = await startBench({ faults: { script: () => 'throttled-huge' } });
	const run = await bench.run(rows, {
		onError: 'continueRegularOutput',
		parameters: { operation: 'mapExternalIds', options: { keepExisting: true } },
	});
	expect(jsonOf(run, 'Recotap')[0]?.reason).toMatch(TIME);
});

describe('a duplicate', () => {
	const twice = [rows[0], rows[0]].map((row) => ({ ...row }));

	it('is not a success if the item sent instead was not sent', async () => {
		const bench = await startBench({ faults: { script: () => 'status-401' } });
		const run = await bench.run(twice, { onError: 'continueErrorOutput' });
		expect(jsonOf(run, 'Recotap', 0)).toEqual([]);
		expect(jsonOf(run, 'Recotap', 1)).toMatchObject([
			{ error: 'Item 2 has the same domain and was used instead, but was not sent' },
			{ error: 'HTTP 401: Invalid API key' },
		]);
	});

	it('was not "sent instead" in a preview', async () => {
		const bench = await startBench();
		const run = await bench.run(twice, { parameters: { options: { preview: true } } });
		expect(jsonOf(run, 'Recotap')[0]).toMatchObject({
			status: 'duplicate',
			reason: 'Item 2 has the same domain and was used instead',
		});
	});

	it('reports the status of the item that replaces it after existing IDs were read', async () => {
		const script = ({ method }: { method: string }): FaultName | undefined =>
			method === 'PATCH' ? 'status-401' : undefined;
		const bench = await startBench({
			accounts: [{ domain: 'c0.com', name: 'C0' }],
			faults: { script },
		});
		const run = await bench.run(twice, {
			onError: 'continueRegularOutput',
			parameters: { operation: 'mapExternalIds', options: { keepExisting: true } },
		});
		expect(jsonOf(run, 'Recotap')).toMatchObject([
			{ status: 'duplicate', code: 'duplicateNotWritten' },
			{ status: 'notSent' },
		]);
	});
});

it('reports results that belong to no row', async () => {
	const script = ({ index }: { index: number }): FaultName | undefined =>
		index === 0 ? 'results-long' : undefined;
	const bench = await startBench({ faults: { script } });
	const run = await bench.run(rows, {});
	expect(hintsOf(run)).toEqual([
		'Recotap returned unexpected results, which were ignored: 1 for an item that was not sent',
	]);
});

it('writes the rows of one domain in order, whatever their segments', async () => {
	const bench = await startBench();
	const segment = { __rl: true, mode: 'id', value: '={{ $json.list }}' };
	const items = ['seg-001', 'seg-002', 'seg-001'].map((list, at) => ({
		domain: 'acme.com',
		name: `v${at}`,
		list,
	}));
	await bench.run(items, {
		parameters: { upsert: true, segmentId: segment, options: { duplicates: 'sendAll' } },
	});
	expect(bench.sandbox.store.findByDomain('acme.com')?.name).toBe('v2');
	expect(bench.sandbox.requests).toHaveLength(3);
});
