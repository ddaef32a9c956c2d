/**
 * Measures the cost of the node compared with n8n's own HTTP helper, and checks it against the promises. Writes
 * reports/bench.json. Exit code 1 if a promise is not kept.
 *
 * npm run bench -- [--quick] [--node24] [--no-n8n]
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { prepareNode } from '#tools/server/runtime';
import { checkResults } from './checks';
import { measureIn, startStandIn } from './client';
import { compareHandBuilt } from './handBuilt';
import { expressionLines, growth, matrix } from './plan';
import type { ExpressionEngine, Measured, Results, Setting } from './results';
import { drawTables } from './tables';

const repository = path.resolve(__dirname, '../..');
/** Number of rounds of slow settings. */
const SLOW_ROUNDS = 3;
const RESULTS = path.join(repository, 'reports/bench.json');

async function main(): Promise<0 | 1> {
	const { values } = parseArgs({
		options: {
			quick: { type: 'boolean', default: false },
			node24: { type: 'boolean', default: false },
			'no-n8n': { type: 'boolean', default: false },
		},
	});
	const log = (text: string): void => console.log(text);
	const rounds = values.quick ? 7 : 11;
	const standIn = await startStandIn();
	const measured: Measured[] = [];
	const add = async (
		nodePath: string,
		engine: ExpressionEngine,
		settings: readonly Setting[],
	): Promise<void> => {
		log(`Measuring ${settings.length} settings with the expression engine ${engine} ...`);
		const order = { origin: standIn.origin, engine };
		measured.push(...(await measureIn(nodePath, order, settings, (text) => log(`  ${text}`))));
	};
	try {
		for (const part of matrix(rounds, SLOW_ROUNDS)) {
			await add(process.execPath, 'legacy', part);
		}
		await add(process.execPath, 'legacy', growth(values.quick ? 3 : 7));
		const newer = values.node24 || isNewer() ? await prepareNode(log) : undefined;
		if (newer !== undefined) {
			for (const part of expressionLines(rounds, SLOW_ROUNDS)) {
				if (newer !== process.execPath) await add(newer, 'legacy', part);
				await add(newer, 'vm', part);
			}
		}
		const machine = describeMachine();
		const save = (handBuilt: Results['handBuilt']): Results => {
			const results = { machine, n8nCore: n8nCore(), measured, handBuilt };
			mkdirSync(path.dirname(RESULTS), { recursive: true });
			writeFileSync(RESULTS, `${JSON.stringify(results, null, '\t')}\n`);
			return results;
		};
		// Saved even if real n8n fails.
		let results = save({ skipped: 'Not compared in real n8n.' });
		if (!values['no-n8n']) {
			results = save(await compareHandBuilt(standIn.origin, values.quick ? 1 : 3, log));
		}
		log(`\n${drawTables(results)}\n`);
		const missed = checkResults(results).filter(({ kept }) => !kept);
		log(missed.length === 0 ? 'All promises kept' : `${missed.length} promises missed`);
		return missed.length === 0 ? 0 : 1;
	} finally {
		standIn.stop();
	}
}

/** Whether the running Node.js supports n8n's newer expression engine (isolated-vm needs 24). */
function isNewer(): boolean {
	return Number(process.versions.node.split('.')[0]) >= 24;
}

function describeMachine(): string {
	const [first] = cpus();
	const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
	const load = loadavg()[0]?.toFixed(1) ?? '';
	return `${cpus().length} x ${first?.model.trim() ?? 'CPU'}, ${memory}, load average ${load} at the end`;
}

function n8nCore(): string {
	const file = path.join(repository, 'node_modules/n8n-core/package.json');
	return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

main().then(
	(code) => process.exit(code),
	(error: unknown) => {
		console.error(error instanceof Error ? error.message : error);
		process.exit(1);
	},
);
