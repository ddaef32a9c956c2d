import { jsonOf, outputOf } from '#tools/n8n/engine';
import { type Bench, ROUTES_DETAILS, startBench } from './support/recotap';

const items = [
	{ domain: 'a.com', name: 'A' },
	{ domain: 'old.com', name: 'Old' },
	{ domain: 'b.com', name: 'B', note: 'kept' },
	{ domain: 'c.com' },
];

let bench: Bench;
beforeEach(async () => {
	bench = await startBench({ accounts: [{ domain: 'old.com', name: 'Old' }] });
});

it('has one item for each status if the user wants a summary', async () => {
	const run = await bench.run(items, {
		onError: 'continueRegularOutput',
		parameters: { options: { output: 'perStatus' } },
	});
	const output = outputOf(run, 'Recotap');
	expect(output.map(({ json }) => json)).toEqual([
		{ status: 'created', count: 2, domains: ['a.com', 'b.com'], reasons: [] },
		{
			status: 'failed',
			count: 1,
			domains: ['old.com'],
			reasons: [{ reason: expect.stringContaining('Update Existing Accounts'), count: 1 }],
		},
		{
			status: 'invalid',
			count: 1,
			domains: ['c.com'],
			reasons: [{ reason: "'Name' is empty", count: 1 }],
		},
	]);
	expect(output.map(({ pairedItem }) => pairedItem)).toEqual([
		[{ item: 0 }, { item: 2 }],
		[{ item: 1 }],
		[{ item: 3 }],
	]);
});

it('moves unsuccessful statuses of a summary to the error output', async () => {
	const run = await bench.run(items, {
		onError: 'continueErrorOutput',
		parameters: { options: { output: 'perStatus' } },
	});
	expect(jsonOf(run, 'Recotap', 0).map(({ status }) => status)).toEqual(['created']);
	expect(jsonOf(run, 'Recotap', 1)).toMatchObject([
		{
			error: '1 refused by Recotap',
			...(ROUTES_DETAILS && { details: { status: 'failed', count: 1 } }),
		},
		{ error: '1 not valid', ...(ROUTES_DETAILS && { details: { status: 'invalid', count: 1 } }) },
	]);
});

it('includes the input on request, separate from the outcome', async () => {
	const run = await bench.run([{ domain: 'A.com', name: 'A', status: 'customer' }], {
		parameters: { options: { includeInput: true } },
	});
	expect(jsonOf(run, 'Recotap')).toEqual([
		{
			status: 'created',
			domain: 'a.com',
			rtp_aid: expect.any(String),
			input: { domain: 'A.com', name: 'A', status: 'customer' },
		},
	]);
});

it('sums up failures in one hint, and has none after a clean run', async () => {
	const known = items.map(({ domain, name }) => ({ domain, name }));
	const run = await bench.run(known, { onError: 'continueRegularOutput' });
	expect(run.data.resultData.runData.Recotap?.[0]?.hints).toEqual([
		{
			message: '4 accounts: 2 created, 1 refused by Recotap, 1 not valid',
			type: 'warning',
			location: 'outputPane',
		},
	]);
	const clean = await bench.run([{ domain: 'z.com', name: 'Z' }]);
	expect(clean.data.resultData.runData.Recotap?.[0]?.hints ?? []).toEqual([]);
});

it('does not modify the input items', async () => {
	const input = [{ domain: ' HTTPS://a.com ', name: ' A ', tags: 'x, y' }];
	const run = await bench.run(input);
	expect(jsonOf(run, 'Rows')).toEqual([{ domain: ' HTTPS://a.com ', name: ' A ', tags: 'x, y' }]);
	expect(bench.sandbox.store.findByDomain('a.com')).toMatchObject({ name: 'A', tags: ['x', 'y'] });
});

it('names an option that cannot be used', async () => {
	const parameters = { options: { batchSize: 500, maxWait: -1 } };
	const message =
		"'Batch Size' must be a whole number from 1 to 100, got 500; 'Max Wait (Seconds)' must be a whole number from 0 to 604,800, got -1";
	const stopped = await bench.run(items.slice(0, 1), { parameters });
	expect(stopped.data.resultData.error?.message).toContain(message);
	const continued = await bench.run(items.slice(0, 1), {
		parameters,
		onError: 'continueRegularOutput',
	});
	expect(jsonOf(continued, 'Recotap')).toMatchObject([{ status: 'invalid', reason: message }]);
	expect(bench.sandbox.requests).toHaveLength(0);
});

it('explains an option whose expression fails and sends nothing', async () => {
	const run = await bench.run(items.slice(0, 1), {
		onError: 'continueRegularOutput',
		parameters: { options: { batchSize: "={{ $('Nowhere').item.json.size }}" } },
	});
	expect(jsonOf(run, 'Recotap')).toMatchObject([
		{
			status: 'invalid',
			reason: "'Batch Size' has an expression that failed: Referenced node doesn't exist",
		},
	]);
	expect(bench.sandbox.requests).toHaveLength(0);
});

it('fails for an unknown operation instead of dropping the items', async () => {
	const run = await bench.run(items, { parameters: { operation: 'delete' } });
	expect(run.data.resultData.error?.message).toBe(
		"This node has no operation 'delete' for 'account'",
	);
});
