import { WRITE_FAULT_NAMES } from '#sandbox/faults/catalogue';
import { jsonOf } from '#tools/n8n/engine';
import { API_KEY, type Bench, startBench } from './support/recotap';
import { serveOnce } from './support/server';

const rows = ['a.com', 'b.com', 'c.com'].map((domain, index) => ({
	domain,
	name: `Name ${index}`,
	externalId: `crm-${index}`,
}));

let bench: Bench;
beforeEach(async () => {
	// With random numbers of 0 there is no jitter, and so no wait.
	jest.spyOn(Math, 'random').mockReturnValue(0);
	bench = await startBench();
});
afterEach(() => jest.restoreAllMocks());

describe.each(['create', 'mapExternalIds'])('%s', (operation) => {
	it.each(WRITE_FAULT_NAMES)(
		'reports every row truthfully and keeps the key secret: %s',
		async (fault) => {
			const existing = rows.map(({ domain }) => ({ domain, name: 'Old' }));
			bench.sandbox.reset({
				accounts: operation === 'create' ? existing.slice(0, 1) : existing.slice(0, 2),
				faults: { script: ({ index }) => (index === 0 ? fault : undefined) },
			});
			const run = await bench.run(rows, {
				onError: 'continueRegularOutput',
				parameters: {
					operation,
					upsert: true,
					options: { timeout: 400, maxRetries: 2, maxWait: 0 },
				},
			});

			expect(run.data.resultData.error).toBeUndefined();
			const output = jsonOf(run, 'Recotap');
			expect(output.map(({ domain }) => domain)).toEqual(rows.map(({ domain }) => domain));
			rows.forEach(({ domain, name, externalId }, index) => {
				const status = String(output[index]?.status);
				if (status === 'unknown') return;
				const account = bench.sandbox.store.findByDomain(domain);
				const isStored =
					operation === 'create' ? account?.name === name : account?.externalId === externalId;
				expect({ domain, status, isStored }).toEqual({
					domain,
					status,
					isStored: ['created', 'updated', 'resolved'].includes(status),
				});
			});
			expect(JSON.stringify([run.data, run.log])).not.toContain(API_KEY);
			expect(bench.sandbox.requests.filter(({ path }) => path.startsWith('/elsewhere'))).toEqual(
				[],
			);
		},
	);
});

it.each([
	['as it is', (key: string) => JSON.stringify(key)],
	['with escaped slashes', (key: string) => JSON.stringify(key).replaceAll('/', '\\/')],
	['by numbers', (key: string) => JSON.stringify(key).replaceAll('t', '\\u0074')],
])('keeps the key secret if Recotap repeats it in a message, %s', async (_how, write) => {
	const apiKey = 'key/that/must-stay-secret-4711';
	const parrot = await serveOnce((request, response) => {
		request.resume();
		const key = write(String(request.headers['x-api-key']));
		response.writeHead(401).end(`{"customMessage":["Invalid API key",${key}]}`);
	});
	const throughIt = await startBench({}, { baseUrl: parrot, apiKey });
	const run = await throughIt.run(rows);
	const { error } = run.data.resultData;
	expect(error?.message).toBe('The node stopped early. HTTP 401: Invalid API key; [API key]');
	expect(`${JSON.stringify(run.data)} ${error?.stack} ${JSON.stringify(run.log)}`).not.toContain(
		apiKey,
	);
});
