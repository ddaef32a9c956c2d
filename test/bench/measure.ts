/**
 * The client process: runs settings in turns, round by round, and reports each setting to its parent when it is done.
 * Needs --expose-gc.
 */
import path from 'node:path';
import { createEngine, type Engine } from '../../tools/n8n/engine';
import { prepare } from './lines';
import type { ExpressionEngine, Measured, Run, Setting } from './results';
import { type AccountRow, createAccounts } from './rows';
import type { Seen } from './standIn';

/** What the parent asks for. */
export interface Order {
	readonly origin: string;
	readonly engine: ExpressionEngine;
	readonly settings: readonly Setting[];
}

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
	const runs = new Map<Setting, Run[]>(settings.map((setting) => [setting, []]));
	const rounds = Math.max(...settings.map((setting) => setting.rounds));
	// Round 0 warms up and does not count.
	for (let round = 0; round <= rounds; round++) {
		for (const setting of settings) {
			if (round > setting.rounds) continue;
			const rows = accounts.slice(0, setting.rows);
			const run = await measure(setting, rows, engine, origin);
			if (round > 0) runs.get(setting)?.push(run);
		}
		process.send?.({ round, of: rounds });
	}
	const node = Number(process.versions.node.split('.')[0]);
	for (const [setting, measured] of runs) {
		const result: Measured = { ...setting, node, engine: expressionEngine, runs: measured };
		process.send?.(result);
	}
	await Expression.disposeExpressionEngine();
}

async function measure(
	setting: Setting,
	accounts: readonly AccountRow[],
	engine: Engine,
	origin: string,
): Promise<Run> {
	await fetch(`${origin}/start/${setting.latencyMs}`);
	const line = await prepare(setting, accounts, engine, origin);
	collectGarbage('minor');
	const cpu = process.cpuUsage();
	const start = process.hrtime.bigint();
	const output = await line.run();
	const end = process.hrtime.bigint();
	const { user, system } = process.cpuUsage(cpu);
	const retained = 0;
	await line.close();
	if (!Array.isArray(output)) throw new Error('Every line puts out a list');
	const seen = (await (await fetch(`${origin}/seen`)).json()) as Seen;
	return {
		wallMs: Number(end - start) / 1e6,
		cpuMs: (user + system) / 1000,
		retained,
		tailMs: Number(end - BigInt(seen.lastReplyAt)) / 1e6,
		requests: seen.requests,
	};
}

function collectGarbage(type: 'major' | 'minor'): void {
	if (globalThis.gc === undefined) throw new Error('Start with --expose-gc');
	globalThis.gc({ type } as never);
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
