import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readExamples } from '#tools/editor/examples';
import { type Client, signIn } from '#tools/server/client';
import { freePort } from '#tools/server/freePort';
import { installPackages } from '#tools/server/installPackages';
import { prepareRuntime } from '#tools/server/runtime';
import { type N8nProcess, startN8n } from '#tools/server/startN8n';
import { startPostgres, startRedis } from './services';

const OWNER = { email: 'owner@example.com', password: 'Queue-Mode-2026' };
/** Number of concurrent executions of one worker. */
export const WORKER_CONCURRENCY = 5;

/** n8n in queue mode: one main process, and workers that can be started and killed. */
export interface Fleet {
	readonly client: Client;
	/** Base URL of its webhooks, without a trailing slash. */
	readonly url: string;
	/** ID of the workflow that calls the other one for each part. */
	readonly plan: string;
	addWorker(): Promise<Worker>;
	close(): Promise<void>;
}

/** One worker. */
export interface Worker {
	readonly process: N8nProcess;
	/** Number of executions that it has finished so far, from its own log. */
	countFinished(): number;
	/** Peak memory of the worker, MB; 0 where the system does not report it. */
	readPeakMemory(): number;
}

/** Starts everything except the workers. */
export async function startFleet(
	sandbox: { readonly url: string; readonly apiKey: string },
	log: (line: string) => void,
): Promise<Fleet> {
	const runtime = await prepareRuntime(log);
	const userFolder = mkdtempSync(path.join(tmpdir(), 'queue-n8n-'));
	installPackages(userFolder);
	const closing: (() => Promise<void>)[] = [];
	const close = async (): Promise<void> => {
		for (const stop of closing.reverse()) await stop();
		rmSync(userFolder, { recursive: true, force: true });
	};
	try {
		const redis = await startRedis();
		closing.push(redis.stop);
		const postgres = await startPostgres();
		closing.push(postgres.stop);
		const port = await freePort();
		const environment = {
			EXECUTIONS_MODE: 'queue',
			N8N_ENCRYPTION_KEY: 'a-key-for-this-test-only-0123456789',
			QUEUE_BULL_REDIS_HOST: '127.0.0.1',
			QUEUE_BULL_REDIS_PORT: String(redis.port),
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: '127.0.0.1',
			DB_POSTGRESDB_PORT: String(postgres.port),
			DB_POSTGRESDB_DATABASE: 'postgres',
			DB_POSTGRESDB_USER: 'n8n',
			DB_POSTGRESDB_PASSWORD: 'unused',
			WEBHOOK_URL: `http://127.0.0.1:${port}/`,
			// A dead worker is detected within seconds instead of a minute.
			QUEUE_WORKER_LOCK_DURATION: '10000',
			QUEUE_WORKER_LOCK_RENEW_TIME: '3000',
			QUEUE_WORKER_STALLED_INTERVAL: '5000',
		};
		log('Starting n8n: one main process ...');
		const main = await startN8n({ runtime, userFolder, port, environment });
		closing.push(async () => await main.stop());
		const client = await signIn(runtime, main.url, OWNER);
		const plan = await importFanOut(client, sandbox);

		let count = 0;
		const addWorker = async (): Promise<Worker> => {
			const logFile = path.join(userFolder, `worker-${++count}.log`);
			const command = ['worker', `--concurrency=${WORKER_CONCURRENCY}`];
			const worker = await startN8n({ runtime, userFolder, command, environment, logFile });
			closing.push(async () => await worker.stop());
			const countFinished = (): number =>
				(readFileSync(logFile, 'utf8').match(/Worker finished execution/g) ?? []).length;
			return { process: worker, countFinished, readPeakMemory: () => readPeakMemory(worker.pid) };
		};
		return { client, url: main.url, plan, addWorker, close };
	} catch (error) {
		await close();
		throw error;
	}
}

async function importFanOut(
	client: Client,
	{ url, apiKey }: { readonly url: string; readonly apiKey: string },
): Promise<string> {
	const data = { apiKey, baseUrl: url };
	const saved = { name: 'Recotap sandbox', type: 'recotapApi', data };
	const { id, name } = await client.createCredential(saved);
	const ids = new Map<string, string>();
	for (const { key, workflow } of readExamples().filter((example) =>
		example.key.startsWith('fan-out'),
	)) {
		const nodes = workflow.nodes.map((node) =>
			node.type === 'n8n-nodes-recotap.recotap'
				? { ...node, credentials: { recotapApi: { id, name } } }
				: node,
		);
		ids.set(key, (await client.createWorkflow({ ...workflow, nodes })).id);
	}
	const [plan, part] = [ids.get('fan-out-parent'), ids.get('fan-out-child')];
	if (plan === undefined || part === undefined) throw new Error('The fan-out example is missing');
	await client.activate(part);
	return plan;
}

/** Linux reports the peak of each process ("VmHWM", proc(5)). */
function readPeakMemory(pid: number): number {
	const file = `/proc/${pid}/status`;
	const peak = existsSync(file)
		? /VmHWM:\s+(\d+) kB/.exec(readFileSync(file, 'utf8'))?.[1]
		: undefined;
	return Math.round(Number(peak ?? 0) / 1024);
}
