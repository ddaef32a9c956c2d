import { jsonOf } from '#tools/n8n/engine';
import { startOctolane } from './support/octolane';
import { type Bench, startBench } from './support/recotap';
import { serveOnce } from './support/server';

const rows = Array.from({ length: 1000 }, (_, at) => ({ domain: `c${at}.com`, name: `C${at}` }));
const reasonsOf = (run: Awaited<ReturnType<Bench['run']>>, node = 'Recotap') =>
	new Set(jsonOf(run, node).map(({ status, reason }) => `${String(status)}: ${String(reason)}`));

it('sends at most 15 requests if Recotap refuses the segment like a broken rule', async () => {
	const bench = await startBench({ faults: { script: () => 'segment-refused-as-property' } });
	const run = await bench.run(rows, { onError: 'continueRegularOutput' });
	expect(reasonsOf(run)).toEqual(new Set(['failed: segmentId must be a string']));
	expect(bench.sandbox.requests.length).toBeLessThanOrEqual(15);
});

it('sends at most 150 requests if Octolane refuses everything without saying so', async () => {
	const bench = await startOctolane({}, { faults: { script: () => 'quota-used-up' } });
	const run = await bench.run(rows, { onError: 'continueRegularOutput' });
	for (const reason of reasonsOf(run, 'Octolane')) {
		expect(reason).toMatch(/^failed: The quota of this month is used up/);
	}
	expect(bench.sandbox.requests.length).toBeLessThanOrEqual(150);
});

it('quotes for a row only what Recotap says about that row', async () => {
	const door = await serveOnce((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const { accounts } = JSON.parse(Buffer.concat(chunks).toString()) as {
				accounts: { domain: string }[];
			};
			const bad = accounts.findIndex(({ domain }) => domain === 'c5.com');
			if (bad >= 0) {
				const message = [`accounts.${bad}.name must be shorter`];
				response.writeHead(400).end(JSON.stringify({ statusCode: 400, message }));
				return;
			}
			const results = accounts.map(({ domain }, at) => ({
				rtp_aid: `${at}`,
				domain,
				status: 'created',
			}));
			response.end(JSON.stringify({ statusCode: 200, data: { results } }));
		});
	});
	const bench = await startBench({}, { baseUrl: door });
	const run = await bench.run(rows.slice(0, 100), {});
	const outcomes = jsonOf(run, 'Recotap');
	expect(outcomes[5]).toMatchObject({
		status: 'failed',
		reason: 'accounts.5.name must be shorter',
	});
	expect(outcomes.filter(({ status }) => status === 'created')).toHaveLength(99);
});
