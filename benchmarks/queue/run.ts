/**
 * The fan-out example on n8n's queue mode: one main process, workers, Redis and PostgreSQL, all on loopback. Pushes 100,000
 * accounts with one worker and with two, then once more while a worker is killed, and checks that nothing is lost.
 *
 * tsx benchmarks/queue/run.ts
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { IDataObject, IRunData } from 'n8n-workflow';
import { type Sandbox, startSandbox } from '#sandbox/server';
import type { Client } from '#tools/server/client';
import { type Fleet, startFleet, type Worker } from './fleet';
import { installServices } from './services';

/** Number of rows that the example pushes, see its node 'Plan the parts'. */
const ROWS = 100_000;
const LATENCY_MS = 200;
/** Timeout of one run, ms. */
const LONGEST_MS = 600_000;
/** The worker is killed when this share of the accounts has been stored. */
const KILL_AT = 0.3;
const log = (line: string): void => console.log(line);

interface Measured {
	readonly seconds: number;
	/** Number of executions that each worker finished during the run. */
	readonly finished: readonly number[];
	readonly outcomes: ReadonlyMap<string, number>;
}

async function main(): Promise<boolean> {
	const interruption = waitForInterruption();
	installServices(log);
	const sandbox = await startSandbox({ latencyMs: LATENCY_MS });
	let fleet: Fleet | undefined;
	try {
		fleet = await Promise.race([startFleet(sandbox, log), interruption]);
		await Promise.race([pushThreeTimes(fleet, sandbox), interruption]);
		return failures === 0;
	} finally {
		await fleet?.close();
		await sandbox.close();
	}
}

async function pushThreeTimes(fleet: Fleet, sandbox: Sandbox): Promise<void> {
	const first = await fleet.addWorker();
	const alone = await pushAll(fleet, sandbox, [first]);
	check('one worker: every account is stored, and once', storesEachOnce(sandbox));
	check('one worker: every row was created', alone.outcomes.get('created') === ROWS);

	const second = await fleet.addWorker();
	const both = await pushAll(fleet, sandbox, [first, second]);
	check('two workers: every account is stored, and once', storesEachOnce(sandbox));
	check('two workers: every row was created', both.outcomes.get('created') === ROWS);
	check(
		'two workers: both take part',
		both.finished.every((count) => count > 0),
	);
	report(alone, both);
	log(`  most memory of a worker: ${Math.max(first.readPeakMemory(), second.readPeakMemory())} MB`);

	await killOne(fleet, sandbox, second);
}

/** Rejects on Ctrl-C or termination, so that everything is stopped on exit. */
async function waitForInterruption(): Promise<never> {
	return await new Promise((_, reject) => {
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
			process.on(signal, () => reject(new Error(`Interrupted by ${signal}`)));
		}
	});
}

/** Runs the example from start to finish. */
async function pushAll(
	{ client, plan }: Fleet,
	sandbox: Sandbox,
	workers: readonly Worker[],
): Promise<Measured> {
	sandbox.reset();
	const before = workers.map((worker) => worker.countFinished());
	log(`Pushing ${ROWS} accounts with ${workers.length} worker(s) ...`);
	const start = performance.now();
	const execution = await client.finish(await client.start(plan, 'Start'), LONGEST_MS);
	const seconds = (performance.now() - start) / 1000;
	const finished = workers.map((worker, at) => worker.countFinished() - (before[at] ?? 0));
	return { seconds, finished, outcomes: outcomesOf(execution.data.resultData.runData, 'Add up') };
}

/**
 * Kills a worker in the middle of a run, then does what a user would do: runs the parts again that the plan set aside.
 */
async function killOne(
	{ client, url, plan }: Fleet,
	sandbox: Sandbox,
	victim: Worker,
): Promise<void> {
	sandbox.reset();
	log('Pushing again, and killing a worker in the middle ...');
	const running = await client.start(plan, 'Start');
	while (sandbox.store.accounts.size < ROWS * KILL_AT) await sleep(50);
	await victim.process.kill();
	log(`  killed when ${sandbox.store.accounts.size} accounts were stored`);

	const { runData } = (await client.finish(running, LONGEST_MS)).data.resultData;
	const aside = itemsOf(runData, 'Parts to run again');
	let answered = sum(outcomesOf(runData, 'Add up'));
	log(`  ${answered} rows have an outcome, ${aside.length} parts are to run again ...`);
	check('after the kill: the plan puts aside what has not ended', aside.length > 0);
	for (const { from, count } of aside) answered += await callPart(url, { from, count });
	check('after the kill: every row has an outcome', answered === ROWS);
	check('after the kill: every account is stored, and once', storesEachOnce(sandbox));
	check('after the kill: n8n lists as many failures', (await countFailed(client)) === aside.length);
}

/** Whether the accounts are exactly those that the example generates in its node 'Read the rows'. */
function storesEachOnce({ store: { accountsInOrder } }: Sandbox): boolean {
	const stored = new Set(accountsInOrder.map(({ domain }) => domain));
	const isThere = (_: unknown, at: number): boolean =>
		stored.has(`company-${String(at).padStart(6, '0')}.example`);
	return accountsInOrder.length === ROWS && Array.from({ length: ROWS }, isThere).every(Boolean);
}

/** Number of executions that n8n lists as failed. The whole test creates fewer executions than n8n lists at once. */
async function countFailed(client: Client): Promise<number> {
	const { results } = await client.call<{ readonly results: readonly { status: string }[] }>(
		'GET',
		'/executions?limit=100',
	);
	return results.filter(({ status }) => status !== 'success').length;
}

/** Runs one part and returns the number of its rows with an outcome. */
async function callPart(url: string, part: IDataObject): Promise<number> {
	const reply = await fetch(`${url}/webhook/recotap-push-part`, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json' },
		body: JSON.stringify(part),
	});
	const counts = (await reply.json()) as { readonly count: number }[];
	return counts.reduce((total, { count }) => total + count, 0);
}

/** Rows by status, as added up by the last node of the example. */
function outcomesOf(runData: IRunData, node: string): ReadonlyMap<string, number> {
	return new Map(
		itemsOf(runData, node).map((json) => [String(json['status']), Number(json['sum_count'])]),
	);
}

/** The items on the first output of a node. */
function itemsOf(runData: IRunData, node: string): IDataObject[] {
	return (runData[node]?.[0]?.data?.main?.[0] ?? []).map(({ json }) => json);
}

function sum(counts: ReadonlyMap<string, number>): number {
	return [...counts.values()].reduce((total, count) => total + count, 0);
}

function report(alone: Measured, both: Measured): void {
	const line = (title: string, { seconds, finished, outcomes }: Measured): string =>
		`  ${title}  ${seconds.toFixed(1)} s, ${Math.round(ROWS / seconds)} rows/s, executions ${finished.join(' + ')}, ${[...outcomes].map(([status, count]) => `${count} ${status}`).join(', ')}`;
	log(`Throughput at ${LATENCY_MS} ms for each request:`);
	log(line('one worker ', alone));
	log(line('two workers', both));
}

let failures = 0;

function check(promise: string, holds: boolean): void {
	if (!holds) failures++;
	log(`${holds ? 'ok    ' : 'FAILED'} ${promise}`);
}

main().then(
	(isGood) => process.exit(isGood ? 0 : 1),
	(error: unknown) => {
		console.error(error);
		process.exit(1);
	},
);
