import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { INodeExecutionData, IRun } from 'n8n-workflow';
import { createEngine, outputOf, type WorkflowJson } from '../n8n/engine';
import { type Company, fewestRequests } from './companies';
import type { Workspace } from './openWorkspace';
import { type OperationReport, parseOutcomes } from './outcomes';
import type { ShowProgress } from './progressLine';
import type { Demo, Step } from './services';
import { UserError } from './userError';

/** Most rows in a request, by the API's documents and by the node's default. */
const BATCH_SIZE = 100;
const REFRESH_MS = 100;
/** The node in the example workflow that stands for the user's source. */
const SOURCE = 'CRM rows';

/** What a run of the example workflow needs. */
export interface WorkflowInput {
	readonly demo: Demo;
	/** The steps of the demo that the rows have everything for. */
	readonly steps: readonly Step[];
	/** Folder of the repository. */
	readonly root: string;
	/** Folder of the installed package. */
	readonly installed: string;
	readonly companies: readonly Company[];
	readonly workspace: Workspace;
	readonly showProgress: ShowProgress;
}

/**
 * Runs the example workflow on n8n's engine, with the companies in place of its sample rows.
 *
 * @returns what became of each step, in order
 * @throws UserError when n8n could not run a node
 */
export async function runWorkflow(input: WorkflowInput): Promise<OperationReport[]> {
	const { root, demo, steps, companies, workspace, installed } = input;
	const { service, folder, idName } = demo;
	const file = path.join(root, folder, 'examples/push-accounts.workflow.json');
	const example = JSON.parse(readFileSync(file, 'utf8')) as WorkflowJson;
	const left = demo.steps.filter((step) => !steps.includes(step)).map(({ node }) => node);
	const nodes = example.nodes.map((node) => ({ ...node, disabled: left.includes(node.name) }));
	const [id = ''] = nodes.flatMap((node) => node.credentials?.[service.credential]?.id ?? []);
	const { apiKey, baseUrl } = workspace;
	const credential = { name: service.name, type: service.credential, data: { apiKey, baseUrl } };
	const engine = await createEngine({
		packages: [installed],
		home: root,
		credentials: { [id]: credential },
	});

	const stopProgress = followProgress(input);
	const items = companies.map((company): INodeExecutionData => ({ json: { ...company } }));
	const run = await engine
		.run({ ...example, nodes }, { pinData: { [SOURCE]: items } })
		.finally(stopProgress);

	let rowOf: readonly number[] = companies.map((_, row) => row);
	return steps.map(({ node, method, required }) => {
		checkRun(run, node);
		const outcomes = parseOutcomes(outputOf(run, node), rowOf, idName);
		rowOf = outcomes.map(({ row }) => row);
		return {
			title: node,
			outcomes,
			requestsSent: workspace.readTraffic(method).sent,
			fewestRequests: fewestRequests(companies, required, BATCH_SIZE),
			elapsedMs: run.data.resultData.runData[node]?.at(-1)?.executionTime ?? 0,
		};
	});
}

function checkRun(run: IRun, node: string): void {
	const { error, runData } = run.data.resultData;
	const problem = runData[node]?.at(-1)?.error ?? error;
	if (problem !== undefined) throw new UserError(`'${node}' could not run: ${problem.message}`);
}

/** Shows the progress of one step after the other until it is stopped. */
function followProgress({ steps, companies, workspace, showProgress }: WorkflowInput): () => void {
	const expected = steps.map(({ required }) => fewestRequests(companies, required, BATCH_SIZE));
	let current = 0;
	const show = (isEnd: boolean): void => {
		const { node: operation = '', method = 'POST' } = steps[current] ?? {};
		const traffic = workspace.readTraffic(method);
		showProgress({ ...traffic, operation, expected: expected[current] ?? 0 }, isEnd);
		if (isEnd) current++;
	};
	const advance = (): void => {
		const next = steps[current + 1];
		if (next !== undefined && workspace.readTraffic(next.method).sent > 0) show(true);
		show(false);
	};
	advance();
	const timer = setInterval(advance, REFRESH_MS);
	return () => {
		clearInterval(timer);
		while (current < steps.length) show(true);
	};
}
