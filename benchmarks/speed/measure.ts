/** A client process: measures settings for its parent process, one at a time. Needs --expose-gc. */
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createEngine, type Engine } from '#tools/n8n/engine';
import { median } from './figures';
import { prepare, type Prepared } from './lines';
import type { ExpressionEngine, Run, Setting } from './results';
import { type AccountRow, createAccounts } from './rows';
import type { Seen } from './standIn';

/** The first message of the parent. */
export interface Order {
	readonly origin: string;
	readonly engine: ExpressionEngine;
	/** Maximum number of rows of a setting. */
	readonly rows: number;
}

/** The later messages of the parent: `warmUp` returns nothing, `run` a `Run`, `weigh` bytes. */
export interface Task {
	readonly what: 'warmUp' | 'run' | 'weigh';
	readonly setting: Setting;
}

/** The response to a task, or to the order the major version of Node.js. */
export type Answer =
	| { readonly ok: true; readonly value: Run | number | undefined }
	| { readonly ok: false; readonly reason: string };

/** The code counts as optimised after this CPU time, us, and this number of runs. */
const WARM_UP = { cpuUs: 1_000_000, runs: 2 };
/** Number of requests that measure the transport. */
const CALIBRATION = 7;
/** A process is idle if it is busy for less than this share of this time. */
const WINDOW_MS = 20;
const IDLE = 0.05;
/** A collection that frees less than this is the last one, bytes. */
const SMALL = 10_000;
const repository = path.resolve(__dirname, '../..');

/** Measures in n8n's engine. */
class Bench {
	private constructor(
		private readonly origin: string,
		private readonly engine: Engine,
		private readonly accounts: readonly AccountRow[],
	) {}

	static async start({ origin, engine: expressionEngine, rows }: Order): Promise<Bench> {
		const engine = await createEngine({
			home: repository,
			packages: [repository],
			credentials: {
				recotap: {
					name: 'Recotap',
					type: 'recotapApi',
					data: { apiKey: 'key-of-the-bench', baseUrl: `${origin}/api/v1` },
				},
			},
		});
		if (expressionEngine === 'vm') {
			await engine.modules.workflow.Expression.initExpressionEngine({
				engine: 'vm',
				bridgeTimeout: 5000,
				bridgeMemoryLimit: 128,
				poolSize: 1,
				maxCodeCacheSize: 1024,
			});
		}
		return new Bench(origin, engine, createAccounts(rows));
	}

	async carryOut({ what, setting }: Task): Promise<Run | number | undefined> {
		switch (what) {
			case 'warmUp':
				await this.warmUp(setting);
				return undefined;
			case 'run':
				return await this.run(setting);
			case 'weigh':
				return await this.weigh(setting);
		}
	}

	private async warmUp(setting: Setting): Promise<void> {
		const cpu = process.cpuUsage();
		for (let run = 1; ; run++) {
			await this.practise(setting);
			const { user, system } = process.cpuUsage(cpu);
			if (user + system > WARM_UP.cpuUs && run >= WARM_UP.runs) return;
		}
	}

	/** A run that is not counted. */
	private async practise(setting: Setting): Promise<void> {
		await this.startOver(0);
		const line = await this.prepare(setting);
		await line.run();
		await line.close();
	}

	/** The time and CPU time of a line. */
	private async run(setting: Setting): Promise<Run> {
		const { latencyMs } = setting;
		const transportMs = latencyMs > 0 ? await this.timeTransport(setting) : 0;
		// Other processes have used the CPU and its caches in the meantime.
		await this.practise(setting);
		const line = await this.prepare(setting);
		await this.startOver(latencyMs - transportMs);
		// A full collection would also discard optimised code.
		collectGarbage({ type: 'minor' });
		await settle();
		const cpu = process.cpuUsage();
		const start = process.hrtime.bigint();
		await line.run();
		const end = process.hrtime.bigint();
		// Garbage left by a run counts towards that run.
		collectGarbage({ type: 'minor' });
		const collected = process.hrtime.bigint();
		await settle();
		const { user, system } = process.cpuUsage(cpu);
		await line.close();
		const seen = (await (await fetch(`${this.origin}/seen`)).json()) as Seen;
		return {
			wallMs: toMs(end - start),
			cpuMs: (user + system) / 1000,
			tailMs: toMs(collected - BigInt(seen.lastReplyAt)),
			requests: seen.requests,
		};
	}

	/** Memory that a line retains with its output, bytes. */
	private async weigh(setting: Setting): Promise<number> {
		await this.practise(setting);
		const line = await this.prepare(setting);
		const before = await heapInUse();
		const output = await line.run();
		const retained = (await heapInUse()) - before;
		await line.close();
		if (!Array.isArray(output)) throw new Error('Every line puts out a list');
		return retained;
	}

	private async prepare(setting: Setting): Promise<Prepared> {
		const accounts = this.accounts.slice(0, setting.rows);
		return await prepare(setting, accounts, this.engine, this.origin);
	}

	/** Resets the stand-in's counts and sets its latency, ms. */
	private async startOver(latencyMs: number): Promise<void> {
		await fetch(`${this.origin}/start/${latencyMs}`);
	}

	/**
	 * The time of a request without rows on this machine, in addition to the latency of the stand-in, ms. The stand-in
	 * responds earlier by this time: latency is what a client measures.
	 */
	private async timeTransport({ line, latencyMs }: Setting): Promise<number> {
		await this.startOver(latencyMs);
		const transport: Setting = {
			chapter: 'matrix',
			line: line === 'undici' ? 'undici' : 'helper',
			latencyMs,
			concurrency: 1,
			rows: 0,
			rounds: 1,
		};
		const tookMs: number[] = [];
		for (let request = 0; request < CALIBRATION; request++) {
			const prepared = await prepare(transport, [], this.engine, this.origin);
			const start = performance.now();
			await prepared.run();
			tookMs.push(performance.now() - start);
			await prepared.close();
		}
		return median(tookMs) - latencyMs;
	}
}

function toMs(ns: bigint): number {
	return Number(ns) / 1e6;
}

/** Waits until there is no background work: concurrent collection, compilation, n8n's creation of a spare isolate. */
async function settle(): Promise<void> {
	let busyUs: number;
	do {
		const before = process.cpuUsage();
		await sleep(WINDOW_MS);
		const { user, system } = process.cpuUsage(before);
		busyUs = user + system;
	} while (busyUs > WINDOW_MS * 1000 * IDLE);
}

/** Bytes on the heap that cannot be freed: closed connections, for example, take several collections. */
async function heapInUse(): Promise<number> {
	let inUse = Infinity;
	for (;;) {
		collectGarbage();
		await settle();
		const { heapUsed } = process.memoryUsage();
		if (heapUsed > inUse - SMALL) return heapUsed;
		inUse = heapUsed;
	}
}

function collectGarbage(options?: { readonly type: 'minor' }): void {
	if (globalThis.gc === undefined) throw new Error('Start with --expose-gc');
	if (options === undefined) globalThis.gc();
	else globalThis.gc(options);
}

async function answer(work: Promise<Run | number | undefined>): Promise<Answer> {
	try {
		return { ok: true, value: await work };
	} catch (error) {
		return { ok: false, reason: error instanceof Error ? error.message : String(error) };
	}
}

process.once('message', (order: Order) => {
	const bench = Bench.start(order);
	const major = Number(process.versions.node.split('.')[0]);
	void answer(bench.then(() => major)).then((started) => process.send?.(started));
	process.on('message', (task: Task) => {
		const work = bench.then(async (ready) => await ready.carryOut(task));
		void answer(work).then((done) => process.send?.(done));
	});
});
process.once('disconnect', () => process.exit());
