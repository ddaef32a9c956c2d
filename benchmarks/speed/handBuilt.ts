import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Client, type Execution, signIn } from '#tools/server/client';
import { installPackages } from '#tools/server/installPackages';
import type { Log } from '#tools/server/runCommand';
import { prepareRuntime } from '#tools/server/runtime';
import { startN8n } from '#tools/server/startN8n';
import { N8N_VERSION } from '#tools/server/versions';
import type { HandBuilt } from './results';
import { handBuiltWorkflow, nodeWorkflow, SOURCE, type Compared } from './workflows';

const LATENCY_MS = 100;
const ROWS = 10_000;

/** Pushes the same rows with one Recotap node and with an equivalent hand-built workflow, in real n8n. */
export async function compareHandBuilt(
	origin: string,
	runs: number,
	log: Log,
): Promise<HandBuilt | { skipped: string }> {
	const ready = path.resolve(__dirname, `../../.cache/n8n-${N8N_VERSION}/.ready`);
	if (!existsSync(ready)) {
		const skipped = 'Not compared in real n8n: it is not installed yet. `npm run n8n` does it.';
		log(skipped);
		return { skipped };
	}
	const runtime = await prepareRuntime(log);
	const userFolder = mkdtempSync(path.join(tmpdir(), 'n8n-bench-'));
	installPackages(userFolder);
	const n8n = await startN8n({ runtime, userFolder });
	try {
		const client = await signIn(runtime, n8n.url, {
			email: 'owner@example.com',
			password: 'Bench-2026-x',
		});
		const credential = await client.createCredential({
			name: 'Recotap',
			type: 'recotapApi',
			data: { apiKey: 'key-of-the-bench', baseUrl: `${origin}/api/v1` },
		});
		const node = nodeWorkflow(ROWS, credential);
		const byHand = handBuiltWorkflow(ROWS, `${origin}/api/v1/accounts`);
		const wall = { node: [] as number[], byHand: [] as number[] };
		const ids = {
			node: (await client.createWorkflow(node.workflow)).id,
			byHand: (await client.createWorkflow(byHand.workflow)).id,
		};
		await fetch(`${origin}/start/${LATENCY_MS}`);
		for (let run = 1; run <= runs; run++) {
			log(`  real n8n, run ${run} of ${runs}`);
			wall.node.push(await time(client, ids.node, node));
			wall.byHand.push(await time(client, ids.byHand, byHand));
		}
		return {
			rows: ROWS,
			n8n: N8N_VERSION,
			node: { nodes: node.counted.length, wallMs: wall.node },
			handBuilt: { nodes: byHand.counted.length, wallMs: wall.byHand },
		};
	} finally {
		await n8n.stop();
		rmSync(userFolder, { recursive: true, force: true });
	}
}

/** From the start of the first to the end of the last of the counted nodes, ms. */
async function time(client: Client, id: string, { counted, last }: Compared): Promise<number> {
	const execution = await client.finish(await client.start(id, SOURCE.name), 300_000);
	if (execution.status !== 'success') throw new Error(`The workflow ended as ${execution.status}`);
	const { runData } = execution.data.resultData;
	const created = createdBy(execution, last);
	if (created !== ROWS) throw new Error(`${created} of ${ROWS} rows were created`);
	const runs = counted.flatMap((name) => runData[name] ?? []);
	const starts = runs.map(({ startTime }) => startTime);
	const ends = runs.map(({ startTime, executionTime }) => startTime + executionTime);
	return Math.max(...ends) - starts.reduce((least, start) => Math.min(least, start), Infinity);
}

function createdBy({ data }: Execution, name: string): number {
	const runs = data.resultData.runData[name] ?? [];
	const items = runs.flatMap((run) => run.data?.main?.[0] ?? []);
	return items.filter(({ json }) => json.status === 'created').length;
}
