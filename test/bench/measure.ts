/**
 * The client process: runs settings in turns, round by round, and reports each setting to its parent when it is done.
 * Needs --expose-gc.
 */
import path from 'node:path';
import { createEngine } from '../../tools/n8n/engine';
import { prepare, type Prepared } from './lines';
import type { ExpressionEngine, Measured, Run, Setting } from './results';
import { createAccounts } from './rows';
import type { Seen } from './standIn';

/** What the parent asks for. */
export interface Order {
	readonly origin: string;
	readonly engine: ExpressionEngine;
	readonly settings: readonly Setting[];
}

/** Rounds before the ones that count, until the code is optimised. */
const WARM_UPS = 5;
const repository = path.resolve(__dirname, '../..');

async function main(order: Order): Promise<void> {
	const { origin, engine: expressionEngine, settings } = order;
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
	const { Expression } = engine.modules.workflow;
	if (expressionEngine === 'vm') {
		await Expression.initExpressionEngine({
			engine: 'vm',
			bridgeTimeout: 5000,
			bridgeMemoryLimit: 128,
			poolSize: 1,
			maxCodeCacheSize: 1024,
		});
	}
	const accounts = createAccounts(Math.max(...settings.map(({ rows }) => rows)));
	const open = async (setting: Setting): Promise<Prepared> => {
		await fetch(`${origin}/start/${setting.latencyMs}`);
		return await prepare(setting, accounts.slice(0, setting.rows), engine, origin);
	};
	const runs = new Map<Setting, Run[]>(settings.map((setting) => [setting, []]));
	const rounds = Math.max(...settings.map((setting) => setting.rounds));
	for (let round = 1 - WARM_UPS; round <= rounds; round++) {
		for (const setting of settings) {
			// Waiting for a slow API warms nothing up.
			if (round > setting.rounds || (round < 1 && setting.latencyMs > 0)) continue;
			const run = await time(await open(setting), origin);
			if (round > 0) runs.get(setting)?.push(run);
		}
		process.send?.({ round, of: rounds });
	}
	const node = Number(process.versions.node.split('.')[0]);
	for (const [setting, measured] of runs) {
		const isTypical = setting.latencyMs === 0 && setting.concurrency === 4;
		const retained = isTypical ? await weigh(await open(setting)) : undefined;
		const result: Measured = {
			...setting,
			node,
			engine: expressionEngine,
			runs: measured,
			...(retained === undefined ? {} : { retained }),
		};
		process.send?.(result);
	}
	await Expression.disposeExpressionEngine();
}

/** How long a line takes, and how much CPU. */
async function time(line: Prepared, origin: string): Promise<Run> {
	// A full collection would throw away optimised code as well.
	collectGarbage('minor');
	const cpu = process.cpuUsage();
	const start = process.hrtime.bigint();
	await line.run();
	const end = process.hrtime.bigint();
	const { user, system } = process.cpuUsage(cpu);
	await line.close();
	const seen = (await (await fetch(`${origin}/seen`)).json()) as Seen;
	return {
		wallMs: Number(end - start) / 1e6,
		cpuMs: (user + system) / 1000,
		tailMs: Number(end - BigInt(seen.lastReplyAt)) / 1e6,
		requests: seen.requests,
	};
}

/** What a line leaves behind with its output, bytes. */
async function weigh(line: Prepared): Promise<number> {
	collectGarbage('major');
	const before = process.memoryUsage().heapUsed;
	const output = await line.run();
	collectGarbage('major');
	const retained = process.memoryUsage().heapUsed - before;
	await line.close();
	if (!Array.isArray(output)) throw new Error('Every line puts out a list');
	return retained;
}

function collectGarbage(type: 'major' | 'minor'): void {
	if (globalThis.gc === undefined) throw new Error('Start with --expose-gc');
	globalThis.gc({ type });
}

process.once('message', (order: Order) => {
	main(order).then(
		() => process.exit(),
		(error: unknown) => {
			console.error(error);
			process.exit(1);
		},
	);
});
