import type { IDataObject } from 'n8n-workflow';
import { jsonOf, outputOf } from '#tools/n8n/engine';
import { type Bench, startBench } from './support/recotap';

const rows = (count: number): IDataObject[] =>
	Array.from({ length: count }, (_, index) => ({
		domain: `c${index}.com`,
		name: `Company ${index}`,
	}));

describe('requests for a run', () => {
	it.each([
		[1, 1],
		[99, 1],
		[100, 1],
		[101, 2],
		[10_000, 100],
	])('for %i items are exactly %i', async (count, requests) => {
		const bench = await startBench();
		const run = await bench.run(rows(count));

		expect(bench.sandbox.requests).toHaveLength(requests);
		for (const { domains } of bench.sandbox.requests) {
			expect(domains.length).toBeLessThanOrEqual(100);
			expect(new Set(domains).size).toBe(domains.length);
		}
		const output = outputOf(run, 'Recotap');
		expect(output.map(({ json }) => json.domain)).toEqual(rows(count).map(({ domain }) => domain));
		expect(output.map(({ json }) => json.status)).toEqual(rows(count).map(() => 'created'));
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual(
			rows(count).map((_, item) => ({ item })),
		);
		expect(bench.sandbox.store.accounts.size).toBe(count);
	});

	it('are not sent if there are no items', async () => {
		const bench = await startBench();
		const run = await bench.run([]);
		expect(run.data.resultData.error).toBeUndefined();
		expect(bench.sandbox.requests).toHaveLength(0);
	});

	it('are smaller if the user sets a smaller batch size', async () => {
		const bench = await startBench();
		await bench.run(rows(100), { parameters: { options: { batchSize: 30 } } });
		expect(bench.sandbox.requests.map(({ domains }) => domains.length)).toEqual([30, 30, 30, 10]);
	});
});

describe('a server whose responses deviate', () => {
	async function statusesWith(
		reply: Parameters<typeof startBench>[0],
	): Promise<readonly IDataObject[]> {
		const bench = await startBench(reply);
		const run = await bench.run(rows(150));
		const output = outputOf(run, 'Recotap');
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual(
			rows(150).map((_, item) => ({ item })),
		);
		expect(output.map(({ json }) => json.domain)).toEqual(rows(150).map(({ domain }) => domain));
		return jsonOf(run, 'Recotap');
	}

	it('may return results in another order without mixing up rows', async () => {
		const output = await statusesWith({ reply: { order: 'reversed' } });
		// IDs are assigned in the order of arrival, so they show whether results were swapped.
		const ids = output.slice(0, 100).map(({ rtp_aid }) => String(rtp_aid));
		expect(ids).toEqual([...ids].sort());
	});

	it('may omit results, whose rows are then unknown, never a success', async () => {
		const output = await statusesWith({ reply: { drop: 2 } });
		const unknown = output.filter(({ status }) => status === 'unknown');
		expect(unknown.map(({ domain }) => domain)).toEqual([
			'c98.com',
			'c99.com',
			'c148.com',
			'c149.com',
		]);
		expect(unknown[0]).toMatchObject({ code: 'noAnswer' });
	});

	it('may repeat the domains as they were entered', async () => {
		const bench = await startBench({ reply: { echo: 'raw' } });
		const run = await bench.run([{ domain: 'https://www.Acme.com/about', name: 'Acme' }]);
		expect(jsonOf(run, 'Recotap')).toMatchObject([{ status: 'created', domain: 'acme.com' }]);
	});
});

describe('repeated domains', () => {
	const repeated = [
		{ domain: 'acme.com', name: 'First' },
		{ domain: 'globex.com', name: 'Globex' },
		{ domain: 'https://www.ACME.com/', name: 'Second' },
		{ domain: 'acme.com.', name: 'Third' },
	];
	let bench: Bench;
	beforeEach(async () => {
		bench = await startBench();
	});

	it.each([
		['keepLast', 'Third', [3, null, 3, null]],
		['keepFirst', 'First', [null, null, 0, 0]],
	])('%s sends one row and names it in the others', async (duplicates, name, duplicateOf) => {
		const run = await bench.run(repeated, { parameters: { options: { duplicates } } });
		expect(bench.sandbox.store.findByDomain('acme.com')?.name).toBe(name);
		expect(bench.sandbox.store.findByDomain('acme.com')?.writes).toBe(1);
		expect(jsonOf(run, 'Recotap').map((json) => json.duplicateOf)).toEqual(duplicateOf);
		const loser = jsonOf(run, 'Recotap').find(({ status }) => status === 'duplicate');
		expect(loser?.reason).toMatch(/^Item [14] has the same domain and was sent instead$/);
	});

	it('sendAll sends each row in a separate request, in order', async () => {
		const run = await bench.run(repeated, {
			parameters: { upsert: true, options: { duplicates: 'sendAll' } },
		});
		expect(bench.sandbox.requests.map(({ domains }) => domains)).toEqual([
			['acme.com', 'globex.com'],
			['acme.com'],
			['acme.com'],
		]);
		expect(bench.sandbox.store.findByDomain('acme.com')?.name).toBe('Third');
		expect(jsonOf(run, 'Recotap').map(({ status }) => status)).toEqual([
			'created',
			'created',
			'updated',
			'updated',
		]);
	});
});
