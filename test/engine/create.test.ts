import { jsonOf, outputOf } from '../../tools/n8n/engine';
import { type Bench, startBench } from './support/recotap';

let bench: Bench;
beforeAll(async () => {
	bench = await startBench();
});
afterAll(async () => await bench.close());

it('creates an account and answers with its ID', async () => {
	const run = await bench.run([
		{ domain: 'https://www.acme.com/about', name: 'Acme', externalId: 7 },
	]);
	expect(run.data.resultData.error).toBeUndefined();
	expect(jsonOf(run, 'Recotap')).toEqual([
		{ status: 'created', domain: 'acme.com', rtp_aid: expect.any(String), externalId: '7' },
	]);
	expect(outputOf(run, 'Recotap')[0]?.pairedItem).toEqual({ item: 0 });
});
