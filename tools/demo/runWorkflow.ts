import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { INodeExecutionData, IRun } from 'n8n-workflow';
import { createEngine, outputOf, type WorkflowJson } from '../n8n/engine';
import { type Company, fewestRequests } from './companies';
import type { Workspace } from './openWorkspace';
import { type OperationReport, readOutcomes, type RowOutcome } from './outcomes';
import type { ProgressLine } from './progressLine';
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
	/** Folder of the repository. */
	readonly root: string;
	/** Folder of the installed package. */
	readonly packageFolder: string;
	readonly companies: readonly Company[];
	/** Whether the companies have IDs to map. */
	readonly hasIds: boolean;
	readonly workspace: Workspace;
	readonly progress: ProgressLine;
}

/**
 * Runs the example workflow on n8n's engine, with the companies in place of its sample rows.
 *
 * @returns what came of each operation that ran, in order
 * @throws UserError when n8n could not run a node
 */
export async function runWorkflow(input: WorkflowInput): Promise<OperationReport[]> {
	const { root, demo, companies, workspace } = input;
	const [steps, left] = chooseSteps(input);
	const workflow = readWorkflow(
		path.join(root, demo.workflow),
		left.map(({ node }) => node),
	);
	const type = demo.service.credential;
	const engine = await createEngine({
		packages: [input.packageFolder],
		home: root,
		credentials: {
			[credentialId(workflow, type)]: {
				name: `${demo.service.name} account`,
				type,
				data: { apiKey: workspace.apiKey, baseUrl: workspace.baseUrl },
			},
		},
	});

	const stopProgress = followProgress(steps, input);
	const items = companies.map((company): INodeExecutionData => ({ json: { ...company } }));
	const run = await engine
		.run(workflow, { pinData: { [SOURCE]: items } })
		.finally(() => stopProgress());

	let rowOf: readonly number[] = companies.map((_, row) => row);
	const reports: OperationReport[] = [];
	for (const step of steps) {
		const outcomes = readStep(run, step, rowOf, demo.idName);
		rowOf = outcomes.map(({ row }) => row);
		reports.push({
			title: step.node,
			outcomes,
			requestsSent: workspace.readTraffic(step.method).sent,
			fewestRequests: fewestRequests(companies, step.required, BATCH_SIZE),
			elapsedMs: run.data.resultData.runData[step.node]?.at(-1)?.executionTime ?? 0,
		});
	}
	return reports;
}

/** The steps that the rows have everything for, and the others. */
function chooseSteps({ demo, hasIds }: WorkflowInput): readonly [readonly Step[], readonly Step[]] {
	const isPossible = ({ required }: Step) => hasIds || required !== 'CRM ID';
	return [demo.steps.filter(isPossible), demo.steps.filter((step) => !isPossible(step))];
}

function readWorkflow(file: string, disabled: readonly string[]): WorkflowJson {
	const workflow = JSON.parse(readFileSync(file, 'utf8')) as WorkflowJson;
	return {
		...workflow,
		nodes: workflow.nodes.map((node) => ({ ...node, disabled: disabled.includes(node.name) })),
	};
}

function credentialId({ nodes }: WorkflowJson, type: string): string {
	return nodes.flatMap((node) => node.credentials?.[type]?.id ?? [])[0] ?? '';
}

function readStep(
	run: IRun,
	{ node }: Step,
	rowOf: readonly number[],
	idName: Demo['idName'],
): RowOutcome[] {
	const { error, runData } = run.data.resultData;
	const problem = runData[node]?.at(-1)?.error ?? error;
	if (problem !== undefined) throw new UserError(`'${node}' could not run: ${problem.message}`);
	return readOutcomes(outputOf(run, node), rowOf, idName);
}

/** Shows the progress of one step after the other until it is stopped. */
function followProgress(
	steps: readonly Step[],
	{ companies, workspace, progress }: WorkflowInput,
): () => void {
	const expected = steps.map(({ required }) => fewestRequests(companies, required, BATCH_SIZE));
	const at = (step: number) => ({
		operation: steps[step]?.node ?? '',
		traffic: workspace.readTraffic(steps[step]?.method ?? 'POST'),
		expected: expected[step] ?? 0,
	});
	let current = 0;
	const advance = () => {
		const next = steps[current + 1];
		if (next !== undefined && workspace.readTraffic(next.method).sent > 0) {
			progress.finish(at(current++));
		}
		progress.show(at(current));
	};
	advance();
	const timer = setInterval(advance, REFRESH_MS);
	return () => {
		clearInterval(timer);
		for (; current < steps.length; current++) progress.finish(at(current));
	};
}
