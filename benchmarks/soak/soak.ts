import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { type Status, STATUSES } from '@n8n-nodes-recotap/kit/push/outcome';
import { WRITE_FAULT_NAMES, type FaultName } from '#sandbox/faults/catalogue';
import { inOwnSandbox } from '#test/property/support/inOwnSandbox';
import { answerOf, checkInvariants } from '#test/property/support/invariants';
import { type Observed, runScenario } from '#test/property/support/runScenario';
import { type Scenario, scenarios } from '#test/property/support/scenario';

/*
 * Runs the node many times against a server with faults, checks every invariant each time, and prints the statuses of
 * rows for each fault and operation. Usage: npm run test:soak -- [--runs 10000] [--seed N]
 */

const API_KEY = 'key/that/must-stay-secret-4711';

/** Rows by status, for each category of runs. */
class Table {
	private readonly rows = new Map<string, { runs: number; counts: Map<Status, number> }>();

	/** @param kind name of the category */
	constructor(private readonly kind: string) {}

	add(name: string, { tries }: Observed): void {
		let row = this.rows.get(name);
		if (row === undefined) this.rows.set(name, (row = { runs: 0, counts: new Map() }));
		row.runs++;
		for (const item of tries.at(-1)?.items ?? []) {
			const status = STATUSES.find((word) => word === answerOf(item).status);
			if (status !== undefined) row.counts.set(status, (row.counts.get(status) ?? 0) + 1);
		}
	}

	print(): void {
		const cells = [...this.rows].map(([name, { runs, counts }]) => [
			name,
			String(runs),
			...STATUSES.map((status) => String(counts.get(status) ?? 0)),
		]);
		const head = [this.kind, 'runs', ...STATUSES];
		for (const line of [head, head.map(() => '---'), ...cells])
			console.log(`| ${line.join(' | ')} |`);
	}
}

/** Every second run has a single fault, so that the table shows faults separately. */
function pickFaults(scenario: Scenario, run: number): Scenario {
	if (run % 2 === 0) return scenario;
	const fault = WRITE_FAULT_NAMES[Math.floor(run / 2) % WRITE_FAULT_NAMES.length];
	const faults: readonly FaultName[] = fault === undefined ? [] : [fault];
	return { ...scenario, faults, onError: 'continueRegularOutput' };
}

async function main(): Promise<void> {
	const { values } = parseArgs({ options: { runs: { type: 'string' }, seed: { type: 'string' } } });
	const runs = Number(values.runs ?? 10_000);
	const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
	console.log(`${runs} runs with seed ${seed}`);
	const byFault = new Table('fault');
	const byOperation = new Table('operation, faults in at most');
	let run = 0;
	await fc.assert(
		fc.asyncProperty(scenarios, async (drawn) => {
			const scenario = pickFaults(drawn, run++);
			const observed = await inOwnSandbox(
				API_KEY,
				async (sandbox) => await runScenario(scenario, sandbox),
			);
			checkInvariants(observed, API_KEY);
			byFault.add(
				scenario.faults.length === 1 ? (scenario.faults[0] ?? '') : 'several or none',
				observed,
			);
			const share = scenario.faultRate <= 0.3 ? '30 %' : '100 %';
			byOperation.add(`${scenario.subject}, ${share} of requests`, observed);
			if (run % 1000 === 0) console.log(`${run} runs, no violation`);
		}),
		{ numRuns: runs, seed },
	);
	byFault.print();
	byOperation.print();
	console.log(`${run} runs, 0 violated invariants`);
}

main().catch((error: unknown) => {
	for (let cause = error; cause instanceof Error; cause = cause.cause) console.error(cause.message);
	process.exit(1);
});
