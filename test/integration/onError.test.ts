import { jsonOf, outputOf } from '#tools/n8n/engine';
import { type Bench, ROUTES_DETAILS, startBench } from './support/recotap';

/** One row of every kind that a run without faults can produce. */
const mixed = [
	{ id: 1, domain: 'new.com', name: 'New' },
	{ id: 2, domain: 'old.com', name: 'Old' },
	{ id: 3, domain: 'n/a', name: 'Nobody' },
	{ id: 4, domain: 'new.com', name: 'New again' },
	{ id: 5, domain: 'nameless.com' },
	{ id: 6, domain: 'old.org', name: 'Old too' },
];
const KNOWN =
	"An account with this domain already exists in Recotap. Switch on 'Update Existing Accounts' to update it";
const valid = mixed.filter(({ id }) => id !== 3 && id !== 5);

let bench: Bench;
beforeEach(async () => {
	bench = await startBench({
		accounts: [
			{ domain: 'old.com', name: 'Old' },
			{ domain: 'old.org', name: 'Old too' },
		],
	});
});

describe('Stop Workflow', () => {
	it('lists the invalid items and sends nothing', async () => {
		const run = await bench.run(mixed);
		const { error } = run.data.resultData;
		expect(error?.message).toBe(
			"2 of 6 items are not valid, so nothing was sent. Item 3: 'Domain' is not a web address: 'n/a'. It should look like acme.com · Item 5: 'Name' is empty",
		);
		expect(error?.description).toMatch(/^Correct these items, or set 'On Error'/);
		expect(bench.sandbox.requests).toHaveLength(0);
	});

	it('lists five of many invalid items and the number of the others', async () => {
		const run = await bench.run(Array.from({ length: 1007 }, () => ({ domain: '', name: 'X' })));
		expect(run.data.resultData.error?.message).toMatch(
			/^1,007 of 1,007 items are not valid.*Item 5: 'Domain' is empty · and 1,002 more$/,
		);
	});

	it('returns refused rows as items, not as an error', async () => {
		const run = await bench.run(valid);
		expect(run.data.resultData.error).toBeUndefined();
		expect(jsonOf(run, 'Recotap')).toEqual([
			{
				status: 'duplicate',
				domain: 'new.com',
				code: 'duplicate',
				reason: 'Item 3 has the same domain and was sent instead',
				rtp_aid: null,
				duplicateOf: 2,
				apiMessage: null,
			},
			{
				status: 'failed',
				domain: 'old.com',
				rtp_aid: expect.any(String),
				code: 'alreadyExists',
				reason: KNOWN,
				duplicateOf: null,
				apiMessage: expect.stringContaining("Account with domain 'old.com' already exists."),
			},
			{
				status: 'created',
				domain: 'new.com',
				code: null,
				reason: null,
				rtp_aid: expect.any(String),
				duplicateOf: null,
				apiMessage: null,
			},
			{
				status: 'failed',
				domain: 'old.org',
				rtp_aid: expect.any(String),
				code: 'alreadyExists',
				reason: KNOWN,
				duplicateOf: null,
				apiMessage: expect.stringContaining("Account with domain 'old.org' already exists."),
			},
		]);
	});

	it('is not repeated by Retry On Fail because of refused rows, even if they come first', async () => {
		const run = await bench.run([valid[1] ?? {}], {
			retryOnFail: true,
			maxTries: 3,
			waitBetweenTries: 0,
		});
		expect(jsonOf(run, 'Recotap')).toMatchObject([{ status: 'failed' }]);
		expect(bench.sandbox.requests).toHaveLength(1);
	});

	it('reports why a run stopped, what was written and how to continue', async () => {
		const wrong = await startBench({}, { apiKey: 'wrong' });
		const run = await wrong.run(valid);
		expect(run.data.resultData.error?.message).toBe(
			'The node stopped early. HTTP 401: Invalid API key',
		);
		expect(run.data.resultData.error?.description).toBe(
			'4 accounts: 1 left out as a duplicate, 3 not sent. Check the API key in the Recotap credential. Generating a new key revokes the old one immediately.',
		);
	});
});

describe('Continue', () => {
	it('returns an outcome for every item, in order', async () => {
		const run = await bench.run(mixed, { onError: 'continueRegularOutput' });
		expect(run.data.resultData.error).toBeUndefined();
		const output = outputOf(run, 'Recotap');
		expect(output.map(({ json }) => json.status)).toEqual([
			'duplicate',
			'failed',
			'invalid',
			'created',
			'invalid',
			'failed',
		]);
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual(mixed.map((_, item) => ({ item })));
		expect(output.some(({ json }) => 'error' in json)).toBe(false);
		expect(output[2]?.json).toEqual({
			status: 'invalid',
			domain: 'n/a',
			code: 'invalid',
			reason: "'Domain' is not a web address: 'n/a'. It should look like acme.com",
			rtp_aid: null,
			duplicateOf: null,
			apiMessage: null,
		});
	});

	it('does not throw if Recotap refuses the key', async () => {
		const wrong = await startBench({}, { apiKey: 'wrong' });
		const run = await wrong.run(valid, { onError: 'continueRegularOutput' });
		expect(run.data.resultData.error).toBeUndefined();
		expect(jsonOf(run, 'Recotap')[1]).toEqual({
			status: 'notSent',
			domain: 'old.com',
			code: 'unauthorised',
			reason: 'HTTP 401: Invalid API key',
			duplicateOf: null,
		});
		expect(wrong.sandbox.requests).toHaveLength(1);
	});
});

describe('Continue (using error output)', () => {
	it('moves rows that were not stored to the error output, with their input', async () => {
		const run = await bench.run(mixed, { onError: 'continueErrorOutput' });
		expect(run.data.resultData.error).toBeUndefined();
		expect(jsonOf(run, 'Recotap', 0).map(({ status }) => status)).toEqual(['duplicate', 'created']);

		const errors = outputOf(run, 'Recotap', 1);
		expect(errors.map(({ json }) => json.id)).toEqual([2, 3, 5, 6]);
		expect(errors.map(({ pairedItem }) => pairedItem)).toEqual(
			[1, 2, 4, 5].map((item) => ({ item })),
		);
		expect(errors[2]?.json).toEqual({
			id: 5,
			domain: 'nameless.com',
			error: "'Name' is empty",
			message: "invalid: 'Name' is empty",
			...(ROUTES_DETAILS && {
				details: {
					status: 'invalid',
					domain: 'nameless.com',
					code: 'invalid',
					reason: "'Name' is empty",
				},
			}),
		});
	});

	it('does not send a stored row again if Retry On Fail repeats the node', async () => {
		await bench.run(mixed.slice(1), {
			onError: 'continueErrorOutput',
			retryOnFail: true,
			maxTries: 2,
			waitBetweenTries: 0,
		});
		expect(bench.sandbox.store.findByDomain('new.com')?.writes).toBe(1);
	});
});
