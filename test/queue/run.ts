/**
 * The fan-out example on n8n's queue mode: one main process, workers, Redis and PostgreSQL, all on loopback. Pushes 100,000
 * accounts with one worker and with two, then once more while a worker is killed, and checks that nothing is lost.
 *
 * tsx test/queue/run.ts
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { IDataObject, IRunData } from 'n8n-workflow';
import { type Sandbox, startSandbox } from '../../sandbox/server';
import type { Client } from '../../tools/server/client';
import { type Fleet, startFleet, type Worker } from './fleet';
import { installServices } from './services';

/** What the example pushes, see its node 'Plan the parts'. */
const ROWS = 100_000;
const LATENCY_MS = 200;
/** Longest time for one run, ms. */
const LONGEST_MS = 600_000;
/** Longest time for what is run again, ms. */
const RETRY_MS = 180_000;
/** The worker is killed when this share of the accounts has been stored. */
const KILL_AT = 0.3;
const log = (line: string): void => console.log(line);

interface Measured {
	readonly seconds: number;
	/** Executions that each worker finished during the run. */
	readonly finished: readonly number[];
	readonly outcomes: ReadonlyMap<string, number>;
}

async function main(): Promise<boolean> {
	installServices(log);
	const sandbox = await startSandbox({ latencyMs: LATENCY_MS });
	let fleet: Fleet | undefined;
	try {
		fleet = await startFleet(sandbox, log);
		const first = await fleet.addWorker();
		const alone = await pushAll(fleet, sandbox, [first]);
		check('one worker: every account is stored', sandbox.store.accounts.size === ROWS);
		check('one worker: every row has an outcome', sum(alone.outcomes) === ROWS);

		const second = await fleet.addWorker();
		const both = await pushAll(fleet, sandbox, [first, second]);
		check('two workers: every account is stored', sandbox.store.accounts.size === ROWS);
		check('two workers: every row has an outcome', sum(both.outcomes) === ROWS);
		check(
			'two workers: both take part',
			both.finished.every((count) => count > 0),
		);
		report(alone, both);
		log(
			`  most memory of a worker: ${Math.max(first.readPeakMemory(), second.readPeakMemory())} MB`,
		);

		await killOne(fleet, sandbox, second);
		return failures === 0;
	} finally {
		await fleet?.close();
		await sandbox.close();
	}
}

/** Runs the example from start to end. */
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

/** Kills a worker in the middle of a run, then does what a user would: run again what n8n shows as not ended well. */
async function killOne(
	{ client, plan, part }: Fleet,
	sandbox: Sandbox,
	victim: Worker,
): Promise<void> {
	sandbox.reset();
	const earlier = new Set((await listExecutions(client, part)).map(({ id }) => id));
	log('Pushing again, and killing a worker in the middle ...');
	const running = await client.start(plan, 'Start');
	while (sandbox.store.accounts.size < ROWS * KILL_AT) await sleep(50);
	await victim.process.kill();
	log(`  killed when ${sandbox.store.accounts.size} accounts were stored`);
	const { status } = await client.finish(running, LONGEST_MS);
	log(`  the plan ended: ${status}`);

	const listParts = async (): Promise<Listed[]> =>
		(await listExecutions(client, part)).filter(({ id }) => !earlier.has(id));
	const ended = await untilEnded(listParts);
	const unfinished = ended.filter((one) => one.status !== 'success');
	log(`  of ${ended.length} parts ${unfinished.length} did not end well; running them again ...`);
	check('after the kill: n8n shows what did not end well', unfinished.length > 0);
	for (const { id } of unfinished) await client.call('POST', `/executions/${id}/retry`, {});
	const answered = await countAnswered(client, listParts);
	check('after the kill: every row has an outcome', answered === ROWS);
	const stored = sandbox.store.accountsInOrder;
	check(
		'after the kill: every account is stored, and once',
		stored.length === ROWS && new Set(stored.map(({ domain }) => domain)).size === ROWS,
	);
}

/** Waits until no execution is under way or waiting for a worker. */
async function untilEnded(list: () => Promise<Listed[]>): Promise<Listed[]> {
	for (let waited = 0; waited < LONGEST_MS; waited += 1000) {
		const all = await list();
		if (all.every(({ stoppedAt }) => stoppedAt !== null)) return all;
		await sleep(1000);
	}
	throw new Error('Executions are still under way');
}

interface Listed {
	readonly id: string;
	readonly status: string;
	/** `null` while it is under way, or waits for a worker. */
	readonly stoppedAt: string | null;
}

async function listExecutions(client: Client, workflowId: string): Promise<Listed[]> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	const { results } = await client.call<{ results: Listed[] }>(
		'GET',
		`/executions?filter=${filter}&limit=100`,
	);
	return results;
}

/**
 * Rows with an outcome, each part counted once; waits until there are as many as there can be. What an execution has put
 * out counts, not its status: n8n goes on calling a retry an error when what it repeats was one, from its start and also
 * when it has ended well.
 */
async function countAnswered(client: Client, list: () => Promise<Listed[]>): Promise<number> {
	const parts = new Map<unknown, number>();
	const read = new Set<string>();
	const count = (): number => [...parts.values()].reduce((total, rows) => total + rows, 0);
	for (let waited = 0; count() < ROWS && waited < RETRY_MS; waited += 2000) {
		for (const { id } of (await list()).filter((execution) => !read.has(execution.id))) {
			const { runData } = (await client.readExecution(id)).data.resultData;
			const [asked] = itemsOf(runData, 'The part');
			const counts = itemsOf(runData, 'Counts only').map((json) => Number(json['count']));
			if (counts.length === 0) continue;
			read.add(id);
			parts.set(
				asked?.['from'],
				counts.reduce((one, other) => one + other),
			);
		}
		if (count() < ROWS) await sleep(2000);
	}
	return count();
}

/** Rows by status, as the last node of the example adds them up. */
function outcomesOf(runData: IRunData, node: string): ReadonlyMap<string, number> {
	return new Map(
		itemsOf(runData, node).map((json) => [String(json['status']), Number(json['sum_count'])]),
	);
}

/** What a node put out on its first output. */
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
