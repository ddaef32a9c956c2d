import { jsonOf } from '#tools/n8n/engine';
import { type Bench, startBench } from './support/recotap';

let bench: Bench;
beforeEach(async () => {
	bench = await startBench({ accounts: [{ domain: 'old.com', name: 'Old' }] });
});

const segment = (value: string) => ({ __rl: true, mode: 'id', value });

it('sends items with different segments in different requests', async () => {
	const items = [
		{ domain: 'a.com', name: 'A', list: 'seg-001' },
		{ domain: 'b.com', name: 'B', list: 'seg-002' },
		{ domain: 'c.com', name: 'C', list: 'seg-001' },
	];
	const run = await bench.run(items, { parameters: { segmentId: segment('={{ $json.list }}') } });
	expect(bench.sandbox.requests.map(({ domains }) => domains)).toEqual([
		['a.com', 'c.com'],
		['b.com'],
	]);
	expect(bench.sandbox.store.segments.get('seg-001')?.members.size).toBe(2);
	expect(bench.sandbox.store.segments.get('seg-002')?.members.size).toBe(1);
	expect(jsonOf(run, 'Recotap').map(({ domain }) => domain)).toEqual(['a.com', 'b.com', 'c.com']);
});

it('sends items with different values of upsert in different requests', async () => {
	const items = [
		{ domain: 'old.com', name: 'New Name', overwrite: true },
		{ domain: 'b.com', name: 'B', overwrite: false },
	];
	const run = await bench.run(items, { parameters: { upsert: '={{ $json.overwrite }}' } });
	expect(bench.sandbox.requests).toHaveLength(2);
	expect(jsonOf(run, 'Recotap').map(({ status }) => status)).toEqual(['updated', 'created']);
});

it('fails only the items of a segment that Recotap does not accept', async () => {
	const items = Array.from({ length: 250 }, (_, index) => ({
		domain: `c${index}.com`,
		name: `C${index}`,
		list: index < 150 ? 'seg-004' : 'seg-001',
	}));
	const run = await bench.run(items, {
		parameters: { segmentId: segment('={{ $json.list }}'), options: { concurrency: 1 } },
	});
	const output = jsonOf(run, 'Recotap');
	expect(output.slice(0, 150)).toEqual(
		items.slice(0, 150).map(({ domain }) => ({
			status: 'failed',
			domain,
			code: 'refused',
			reason: "Segment 'seg-004' is not active or draft and cannot accept new members",
			rtp_aid: null,
		})),
	);
	expect(output.slice(150).every(({ status }) => status === 'created')).toBe(true);
	// One request shows that the segment is refused; its other rows need none.
	expect(bench.sandbox.requests).toHaveLength(2);
});

it('keeps the order of one domain across groups', async () => {
	const items = [
		{ domain: 'a.com', name: 'First', list: 'seg-001' },
		{ domain: 'a.com', name: 'Second', list: 'seg-002' },
	];
	await bench.run(items, {
		parameters: { upsert: true, segmentId: segment('={{ $json.list }}') },
	});
	expect(bench.sandbox.store.findByDomain('a.com')?.name).toBe('Second');
});
