import fc from 'fast-check';
import { normaliseDomain } from '@n8n-nodes-recotap/kit/values/normaliseDomain';
import { cleanDomain } from '#sandbox/recotap/cleanDomain';
import { inOwnSandbox } from './support/inOwnSandbox';
import { checkInvariants, saysNothingWritten } from './support/invariants';
import { runScenario } from './support/runScenario';
import { type Scenario, scenarios } from './support/scenario';

const API_KEY = 'key/that/must-stay-secret-4711';

it('never loses, repeats or invents a row or reveals the key, whatever the faults', async () => {
	await fc.assert(
		fc.asyncProperty(scenarios, async (scenario) => {
			await inOwnSandbox(API_KEY, async (sandbox) => {
				checkInvariants(await runScenario(scenario, sandbox), API_KEY);
			});
		}),
		{ numRuns: 500 },
	);
}, 150_000);

it('reports that nothing was written only if nothing was', async () => {
	let stopped = 0;
	await fc.assert(
		fc.asyncProperty(scenarios, async (any) => {
			const rows = any.rows.map((row, at) => ({
				...row,
				domain: `c${at}.com`,
				name: 'N',
				upsert: false,
				segment: '',
			}));
			const faults: Scenario['faults'] = [
				'segment-refused',
				'quota-used-up',
				'status-500-after-storing',
			];
			const scenario: Scenario = { ...any, rows, faults, faultRate: 1, onError: 'stopWorkflow' };
			await inOwnSandbox(API_KEY, async (sandbox) => {
				const observed = await runScenario(scenario, sandbox);
				checkInvariants(observed, API_KEY);
				if (saysNothingWritten(observed.tries.at(-1)?.error)) stopped++;
			});
		}),
		{ numRuns: 100 },
	);
	expect(stopped).toBeGreaterThan(0);
}, 60_000);

it('reaches the same state however often the rows are pushed, without duplicate accounts', async () => {
	await fc.assert(
		fc.asyncProperty(scenarios, async (any) => {
			const rows = any.rows.map((row) => ({ ...row, upsert: true, segment: '' }));
			const scenario: Scenario = {
				...any,
				rows,
				onError: 'continueRegularOutput',
				reply: {},
			};
			await inOwnSandbox(API_KEY, async (sandbox) => {
				const { pushAgain } = await runScenario(scenario, sandbox);
				const { state, items } = await pushAgain();
				expect(items.map(({ json }) => json['code'])).not.toContain('unavailable');
				expect((await pushAgain()).state).toEqual(state);
				const domains = state.map(({ domain }) => domain);
				expect(new Set(domains).size).toBe(domains.length);
			});
		}),
		{ numRuns: 200 },
	);
}, 60_000);

it('normalises domains to a form that the server leaves unchanged', () => {
	fc.assert(
		fc.property(fc.oneof(fc.webUrl(), fc.domain(), fc.string()), (typed) => {
			const cleaned = normaliseDomain(typed);
			if (cleaned.ok) expect(cleanDomain(cleaned.domain)).toBe(cleaned.domain);
		}),
	);
});
