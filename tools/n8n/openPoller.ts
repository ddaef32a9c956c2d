import type { IDataObject, INode, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { createAdditionalData } from './additionalData';
import type { Engine } from './engine';

/** A polling trigger in an active workflow. */
export interface Poller {
	/**
	 * One poll of the schedule. The first one belongs to the activation.
	 *
	 * @returns the items handed over, none when the trigger has nothing new
	 * @throws what the trigger throws
	 */
	poll(): Promise<readonly INodeExecutionData[]>;
	/** What the editor shows for Fetch Test Event. */
	pollManually(): Promise<readonly INodeExecutionData[]>;
	/** n8n is stopped and started: only what it had stored is still there. */
	restart(): void;
	/** The user saves the workflow with other settings of this node. */
	change(parameters: INode['parameters']): void;
	/** What the trigger keeps between polls, as n8n's database would have it. */
	readonly staticData: IDataObject;
}

/** How n8n treats the trigger. */
export interface PollerOptions {
	/** Longest time for one poll, ms; n8n's own default is five minutes. */
	readonly budgetMs?: number;
}

/**
 * Polls a trigger through n8n's own poll context. What it keeps goes through JSON after every poll. As in n8n, it
 * reaches the database with the activation and with each poll that hands over items, and stays in memory otherwise, also
 * after an error.
 */
export function openPoller(engine: Engine, node: INode, { budgetMs }: PollerOptions = {}): Poller {
	const { modules, nodeTypes, credentialsHelper } = engine;
	let current = node;
	let kept: IDataObject = {};
	let stored: IDataObject | undefined;

	const call = async (mode: 'trigger' | 'manual') => {
		const workflow = new modules.workflow.Workflow({
			id: 'polling',
			nodes: [structuredClone(current)],
			connections: {},
			active: mode === 'trigger',
			nodeTypes,
			staticData: structuredClone(kept),
		});
		const type = nodeTypes.getByNameAndVersion(current.type, current.typeVersion);
		const context = new modules.core.PollContext(
			workflow,
			// The workflow has filled in what the form has by default.
			workflow.getNode(current.name) ?? current,
			createAdditionalData(credentialsHelper, { workflowId: workflow.id }),
			mode,
			mode === 'manual' ? 'manual' : 'activate',
			undefined,
			undefined,
			undefined,
			undefined,
			undefined,
			budgetMs === undefined ? undefined : () => budgetMs,
		);
		try {
			if (type.poll === undefined) throw new Error(`${current.type} is no polling trigger`);
			// n8n's own types disagree about a workflow without a name.
			return await type.poll.call(context as IPollFunctions);
		} finally {
			kept = JSON.parse(JSON.stringify(workflow.staticData)) as IDataObject;
		}
	};

	return {
		poll: async () => {
			const output = await call('trigger');
			if (output !== null || stored === undefined) stored = kept;
			return output?.flat() ?? [];
		},
		pollManually: async () => (await call('manual'))?.flat() ?? [],
		restart: () => {
			kept = stored ?? {};
		},
		change: (parameters) => {
			current = { ...current, parameters };
		},
		get staticData() {
			return kept;
		},
	};
}
