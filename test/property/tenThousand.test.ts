import { type Sandbox, startSandbox } from '#sandbox/server';
import { answerOf, checkInvariants } from './support/invariants';
import { runScenario } from './support/runScenario';
import type { Scenario } from './support/scenario';

const API_KEY = 'key/that/must-stay-secret-4711';
let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ apiKey: API_KEY });
});
afterAll(async () => await sandbox.close());

it('returns outcomes for 10,000 rows and stores none twice while one request in five is dropped, throttled or reset', async () => {
	const scenario: Scenario = {
		subject: 'recotapCreate',
		shape: 'null',
		reply: {},
		refused: [],
		rows: Array.from({ length: 10_000 }, (_, index) => ({
			domain: `company${index}.com`,
			name: `Name ${index}`,
			externalId: `crm-${index}`,
			segment: '',
			upsert: false,
		})),
		existing: [],
		faults: ['reset-before-storing', 'reset-after-storing', 'throttled-plain', 'throttled-seconds'],
		faultRate: 0.2,
		seed: 42,
		onError: 'continueRegularOutput',
		retryOnFail: false,
		changes: false,
		options: {
			batchSize: 100,
			concurrency: 4,
			duplicates: 'keepLast',
			maxRetries: 4,
			maxWait: 900,
			timeout: 10_000,
		},
	};
	const observed = await runScenario(scenario, sandbox);
	checkInvariants(observed, API_KEY);

	const statuses = new Set(observed.tries[0]?.items.map((item) => answerOf(item).status));
	expect([...statuses].sort()).toEqual(['created', 'resolved']);
	expect(sandbox.store.accounts.size).toBe(10_000);
	expect(sandbox.store.writes).toBe(10_000);
	const writes = observed.requests.filter(({ method }) => method === 'POST');
	const faulty = writes.filter(({ fault }) => fault !== undefined).length;
	expect(faulty).toBeGreaterThan(10);
	expect(writes).toHaveLength(100 + faulty);
	// One look-up for each request whose response was lost after it was carried out, plus retries.
	expect(observed.requests.length - writes.length).toBeLessThanOrEqual(faulty);
	expect(observed.waitedMs).toBeLessThanOrEqual(900_000);
});
