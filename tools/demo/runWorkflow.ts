import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { INodeExecutionData, IRun } from 'n8n-workflow';
import { createEngine, outputOf, type WorkflowJson } from '../n8n/engine';
import { type Company, fewestRequests } from './companies';
import type { Workspace } from './openWorkspace';
import { type OperationReport, readOutcomes, type RowOutcome } from './outcomes';
import type { ProgressLine } from './progressLine';
import type { Method } from './traffic';
import { UserError } from './userError';

/** Most rows in a request, by the API's documents and by the node's default. */
const BATCH_SIZE = 100;
const REFRESH_MS = 100;
/** The node in the example workflow that stands for the user's source. */
const SOURCE = 'CRM rows';

/** An operation of the example workflow. */
interface Step {
	/** Name of its node. */
	readonly node: string;
	readonly method: Method;
	/** What a row needs, besides a domain, to be sent. */
	readonly required: 'Company' | 'CRM ID';
}

const CREATE: Step = { node: 'Create accounts', method: 'POST', required: 'Company' };
const MAP: Step = { node: 'Map external IDs', method: 'PATCH', required: 'CRM ID' };

/** What a run of the example workflow needs. */
export interface WorkflowInput {
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
	const { root, companies, workspace } = input;
	const steps = input.hasIds ? [CREATE, MAP] : [CREATE];
	const workflow = readWorkflow(root, input.hasIds ? [] : [MAP.node]);
	const engine = await createEngine({
		packages: [input.packageFolder],
		home: root,
		credentials: {
			[credentialId(workflow)]: {
				name: 'Recotap account',
				type: 'recotapApi',
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
		const outcomes = readStep(run, step, rowOf);
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

function readWorkflow(root: string, disabled: readonly string[]): WorkflowJson {
	const file = path.join(root, 'examples/push-accounts.workflow.json');
	const workflow = JSON.parse(readFileSync(file, 'utf8')) as WorkflowJson;
	return {
		...workflow,
		nodes: workflow.nodes.map((node) => ({ ...node, disabled: disabled.includes(node.name) })),
	};
}

function credentialId({ nodes }: WorkflowJson): string {
	return nodes.flatMap((node) => node.credentials?.['recotapApi']?.id ?? [])[0] ?? '';
}

function readStep(run: IRun, { node }: Step, rowOf: readonly number[]): RowOutcome[] {
	const { error, runData } = run.data.resultData;
	const problem = runData[node]?.at(-1)?.error ?? error;
	if (problem !== undefined) throw new UserError(`'${node}' could not run: ${problem.message}`);
	return readOutcomes(outputOf(run, node), rowOf);
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
