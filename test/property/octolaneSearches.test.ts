import fc from 'fast-check';
import { FAMILIES, type FaultName, isFaultName } from '#sandbox/faults/catalogue';
import { inOwnSandbox } from './support/inOwnSandbox';
import { checkInvariants } from './support/invariants';
import { runScenario } from './support/runScenario';
import { type Scenario, scenarios } from './support/scenario';

const API_KEY = 'key/that/must-stay-secret-4711';

/** Lose responses without a wait, of requests that were carried out, that were not, or partly. */
const losing = fc.constantFrom<FaultName>(
	'reset-after-storing',
	'reset-before-storing',
	'html-after-storing',
	'status-500-half-stored',
);
const SEARCHES = Object.keys(FAMILIES.octolaneSearch).filter(isFaultName);
const searching = fc.constantFrom(...SEARCHES);

it('never reports a row as stored that is not, whatever the final search shows', async () => {
	const met = new Set<string>();
	await fc.assert(
		fc.asyncProperty(scenarios, losing, searching, async (any, lost, search) => {
			const scenario: Scenario = {
				...any,
				subject: 'octolaneCreate',
				faults: [lost, search],
				faultRate: 0.9,
				options: { ...any.options, maxRetries: 0, maxWait: 600 },
			};
			await inOwnSandbox(API_KEY, async (sandbox) => {
				const observed = await runScenario(scenario, sandbox);
				checkInvariants(observed, API_KEY);
				for (const { path, fault = 'none' } of observed.requests) {
					if (path === '/v1/accounts/search') met.add(fault);
				}
			});
		}),
		{ numRuns: 200 },
	);
	expect([...met]).toEqual(expect.arrayContaining([...SEARCHES, 'none']));
}, 60_000);
