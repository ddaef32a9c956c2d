import type { FaultName } from '#sandbox/faults/catalogue';
import { type EngineRun, jsonOf } from '#tools/n8n/engine';
import { startOctolane } from './support/octolane';
import { type Bench, startBench } from './support/recotap';

const rows = ['a.com', 'b.com', 'c.com'].map((domain) => ({ domain, name: domain }));
const REFUSED = "Segment 'seg-004' is not active or draft and cannot accept new members";
const segmentId = (value: string) => ({ __rl: true, mode: 'id', value });

/** The error of a run as the user sees it; empty if there was none. */
function errorOf({ data }: EngineRun): { message?: unknown; description?: unknown } {
	const { error } = data.resultData;
	return error === undefined ? {} : { message: error.message, description: error.description };
}

const statusesOf = (run: EngineRun, node = 'Recotap') =>
	jsonOf(run, node).map(({ status }) => status);

let bench: Bench;
beforeEach(async () => {
	bench = await startBench({ accounts: [{ domain: 'old.com', name: 'Old' }] });
});

describe('a run that Recotap refused because of its options', () => {
	it.each([
		['of three rows', rows],
		['of a single row', rows.slice(0, 1)],
		['of two rows with one domain', [rows[0], rows[0]].map((row) => ({ ...row }))],
	])('does not look like a success: %s', async (_, items) => {
		const run = await bench.run(items, { parameters: { segmentId: segmentId('seg-004') } });
		expect(errorOf(run)).toEqual({
			message: `Recotap refused everything, so nothing was written: ${REFUSED}`,
			description: expect.stringContaining("In 'Segment'"),
		});
	});

	it('counts the rows by status in its error', async () => {
		const run = await bench.run([...rows, { ...rows[0] }], {
			parameters: { segmentId: segmentId('seg-004') },
		});
		expect(errorOf(run).description).toMatch(
			/^4 accounts: 1 left out as a duplicate, 3 refused by Recotap\. /,
		);
	});

	it('does not look like a success if each row names another segment', async () => {
		const items = rows.map((row, at) => ({ ...row, list: `none-${at}` }));
		const run = await bench.run(items, {
			parameters: { segmentId: segmentId('={{ $json.list }}') },
		});
		expect(errorOf(run).message).toMatch(/^Recotap refused everything, .*none-0/);
	});

	it('returns an item for every row with On Error set to Continue', async () => {
		const run = await bench.run(rows, {
			onError: 'continueRegularOutput',
			parameters: { segmentId: segmentId('seg-004') },
		});
		expect(errorOf(run)).toEqual({});
		expect(jsonOf(run, 'Recotap')).toMatchObject(
			rows.map(() => ({ status: 'failed', reason: REFUSED })),
		);
	});

	it('is sent again by Retry On Fail, not answered from the checkpoint', async () => {
		bench.sandbox.reset({
			faults: { script: ({ index }) => (index === 0 ? 'segment-refused' : undefined) },
		});
		const run = await bench.run(rows, {
			retryOnFail: true,
			maxTries: 2,
			waitBetweenTries: 0,
			parameters: { segmentId: segmentId('seg-001') },
		});
		expect(statusesOf(run)).toEqual(['created', 'created', 'created']);
		expect(bench.sandbox.requests).toHaveLength(2);
	});

	it('fails in every try', async () => {
		const run = await bench.run(rows.slice(0, 1), {
			retryOnFail: true,
			maxTries: 3,
			waitBetweenTries: 0,
			parameters: { segmentId: segmentId('seg-004') },
		});
		expect(errorOf(run).message).toContain(REFUSED);
		expect(bench.sandbox.requests).toHaveLength(3);
	});
});

describe('rows that were all refused with the same message', () => {
	const script = (): FaultName => 'rows-refused-flat';

	it('do not look like a success', async () => {
		bench.sandbox.reset({ faults: { script } });
		expect(errorOf(await bench.run(rows)).message).toBe(
			'Recotap refused everything, so nothing was written: domain must be a valid domain name',
		);
	});

	it('are items if there is only one, because the row may be bad', async () => {
		bench.sandbox.reset({ faults: { script } });
		expect(statusesOf(await bench.run(rows.slice(0, 1)))).toEqual(['failed']);
	});

	it('are items if their accounts already exist, as in a second run', async () => {
		await bench.run(rows);
		const run = await bench.run(rows);
		expect(errorOf(run)).toEqual({});
		expect(jsonOf(run, 'Recotap')).toMatchObject(
			rows.map(() => ({ status: 'failed', code: 'alreadyExists' })),
		);
	});

	it('do not look like a success in Octolane, however many they are', async () => {
		const octolane = await startOctolane({}, { faults: { script: () => 'quota-used-up' } });
		const many = Array.from({ length: 250 }, (_, at) => ({ domain: `c${at}.com`, name: 'C' }));
		expect(errorOf(await octolane.run(many)).message).toMatch(
			/^Octolane refused everything, so nothing was written: The quota of this month is used up$/,
		);
	});
});

it('returns items if one segment accepted its rows and the other did not', async () => {
	const items = rows.map((row, at) => ({ ...row, list: at === 0 ? 'seg-001' : 'seg-004' }));
	const run = await bench.run(items, { parameters: { segmentId: segmentId('={{ $json.list }}') } });
	expect(statusesOf(run)).toEqual(['created', 'failed', 'failed']);
});

it('returns items if rows were skipped because the user wanted that', async () => {
	bench = await startBench({ accounts: [{ domain: 'a.com', name: 'A', externalId: 'theirs' }] });
	bench.sandbox.reset({
		accounts: [{ domain: 'a.com', name: 'A', externalId: 'theirs' }, ...rows.slice(1)],
		faults: {
			script: ({ method }) => (method === 'PATCH' ? 'rows-refused-flat' : undefined),
		},
	});
	const run = await bench.run(
		rows.map(({ domain }) => ({ domain, externalId: 'ours' })),
		{ parameters: { operation: 'mapExternalIds', options: { keepExisting: true } } },
	);
	expect(statusesOf(run)).toEqual(['skipped', 'failed', 'failed']);
});

it('does not report a write as refused that may have succeeded before its response was lost', async () => {
	bench.sandbox.reset({
		faults: {
			script: ({ index }) => (index === 0 ? 'status-500-after-storing' : 'quota-used-up'),
		},
	});
	const run = await bench.run(rows);
	expect(errorOf(run)).toEqual({});
	expect(statusesOf(run)).toEqual(['unknown', 'unknown', 'unknown']);
});
