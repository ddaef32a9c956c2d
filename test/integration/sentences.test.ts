import type { INodeParameters } from 'n8n-workflow';
import { type EngineRun, jsonOf } from '#tools/n8n/engine';
import { type Bench, startBench } from './support/recotap';

const rows = ['a.com', 'b.com', 'c.com'].map((domain) => ({ domain, name: domain }));

/** The error of a run as the user sees it, and the item index that n8n would use. */
function errorOf({ data }: EngineRun): {
	message?: unknown;
	description?: unknown;
	item?: unknown;
} {
	const { error } = data.resultData;
	const { message, description, context } = error ?? {};
	return { message, description, item: context?.itemIndex };
}

const hintsOf = (run: EngineRun) =>
	(run.data.resultData.runData.Recotap?.[0]?.hints ?? []).map(({ message }) => message);

let bench: Bench;
beforeEach(async () => {
	bench = await startBench({ accounts: [{ domain: 'old.com', name: 'Old' }] });
});

describe('an option that cannot be used', () => {
	const segmentId = (value: string) => ({ __rl: true, mode: 'id', value });

	it.each<[string, INodeParameters, string]>([
		[
			'for the whole run',
			{ options: { batchSize: 500 } },
			"'Batch Size' must be a whole number from 1 to 100, got 500",
		],
		[
			'for every item alike',
			{ segmentId: segmentId('={{ ["seg-001"] }}') },
			"'Segment' must be text, got a list",
		],
		[
			'because its expression fails',
			{ upsert: "={{ $('Nowhere').item.json.x }}" },
			"'Update Existing Accounts' has an expression that failed: Referenced node doesn't exist",
		],
	])('is reported once instead of for every item: %s', async (_, parameters, message) => {
		expect(errorOf(await bench.run(rows, { parameters }))).toEqual({
			message,
			description: 'Nothing was sent. Correct it in this node, or correct its expression.',
			item: undefined,
		});
		expect(bench.sandbox.requests).toHaveLength(0);
	});

	it('is reported for the items that differ from the others', async () => {
		const items = rows.map((row, at) => ({ ...row, up: at === 1 ? 'perhaps' : 'true' }));
		const run = await bench.run(items, { parameters: { upsert: '={{ $json.up }}' } });
		expect(errorOf(run).message).toBe(
			"1 of 3 items is not valid, so nothing was sent. Item 2: 'Update Existing Accounts' must be true or false, got 'perhaps'",
		);
	});

	it('is reported even if another one is good', async () => {
		const options = { maxWait: "={{ $('Nowhere').item.json.x }}", batchSize: 0 };
		const run = await bench.run(rows, { parameters: { options } });
		expect(errorOf(run).message).toBe(
			"'Batch Size' must be a whole number from 1 to 100, got 0; 'Max Wait (Seconds)' has an expression that failed: Referenced node doesn't exist",
		);
	});
});

describe('a failed expression in a column', () => {
	it.each([
		['of the form', 'externalId', 'External ID'],
		['of the workspace', 'CONTRACT_VALUE_C', 'Contract Value'],
	])('is reported with the label of the column: %s', async (_, id, label) => {
		const columns = {
			mappingMode: 'defineBelow',
			value: {
				domain: '={{ $json.domain }}',
				name: '={{ $json.name.toUpperCase() }}',
				[id]: "={{ $itemIndex === 1 ? $('Nowhere').item.json.x : '7' }}",
			},
			schema: [{ id: 'CONTRACT_VALUE_C', displayName: 'Contract Value' }],
		};
		const run = await bench.run(rows, {
			parameters: { columns },
			onError: 'continueRegularOutput',
		});
		expect(jsonOf(run, 'Recotap').map(({ status, reason }) => reason ?? status)).toEqual([
			'created',
			`'${label}' has an expression that failed: Referenced node doesn't exist`,
			'created',
		]);
	});
});

describe('the hint', () => {
	it('states why rows were not sent, so that a green node does not hide a revoked key', async () => {
		bench.sandbox.reset({ faults: { script: () => 'status-401' } });
		const [hint] = hintsOf(await bench.run(rows, { onError: 'continueErrorOutput' }));
		expect(hint).toMatch(/^3 accounts: 3 not sent\. .*HTTP 401/);
	});

	it('counts updated accounts among the successes', async () => {
		const run = await bench.run([...rows, { domain: 'old.com', name: 'Old' }, { domain: 'n/a' }], {
			onError: 'continueRegularOutput',
			parameters: { upsert: true },
		});
		expect(hintsOf(run)).toEqual(['5 accounts: 3 created, 1 updated, 1 not valid']);
	});

	it('uses the singular for one column', async () => {
		const run = await bench.run([{ ...rows[0], note: 'x' }]);
		expect(hintsOf(run)).toEqual([
			'This input column is not a field of Recotap and was ignored: note',
		]);
	});
});

it('counts items from 1 for a duplicate, and links it as n8n does', async () => {
	const run = await bench.run([...rows, { ...rows[0] }]);
	expect(jsonOf(run, 'Recotap')[0]).toMatchObject({
		reason: 'Item 4 has the same domain and was sent instead',
		duplicateOf: 3,
	});
});

it("explains in the form's terms how to update an account, and keeps Recotap's message", async () => {
	const run = await bench.run([{ domain: 'old.com', name: 'Old' }]);
	const [item] = jsonOf(run, 'Recotap');
	expect(item).toMatchObject({
		code: 'alreadyExists',
		reason: expect.stringContaining("Switch on 'Update Existing Accounts'"),
		apiMessage: expect.stringContaining('Set upsert: true'),
	});
	expect(Object.keys(item ?? {}).slice(0, 4)).toEqual(['status', 'domain', 'code', 'reason']);
});

it('quotes Recotap instead of ourselves if we may have created the account', async () => {
	bench.sandbox.reset({
		faults: { script: ({ index }) => (index === 0 ? 'status-500-after-storing' : undefined) },
	});
	const run = await bench.run(rows.slice(0, 1));
	expect(jsonOf(run, 'Recotap')).toMatchObject([
		{ code: 'mayBeOurs', reason: expect.stringContaining("says: Account with domain 'a.com'") },
	]);
});
