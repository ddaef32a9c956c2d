import type { IDataObject, INode, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { createAdditionalData } from './additionalData';
import type { Engine } from './engine';

/** A polling trigger in an active workflow. */
export interface Poller {
	/**
	 * One scheduled poll. The first one belongs to the activation.
	 *
	 * @returns the output items, none if there is nothing new
	 * @throws what the trigger throws
	 */
	poll(): Promise<readonly INodeExecutionData[]>;
	/** The result of Fetch Test Event. */
	pollManually(): Promise<readonly INodeExecutionData[]>;
	/** Restarts n8n: only stored data is kept. */
	restart(): void;
	/** Saves the workflow with other parameters of this node. */
	change(parameters: INode['parameters']): void;
	/** The trigger's state between polls, as stored in n8n's database. */
	readonly staticData: IDataObject;
}

/** How n8n treats the trigger. */
export interface PollerOptions {
	/** Time budget of one poll, ms; n8n's own default is five minutes. */
	readonly budgetMs?: number;
}

/**
 * Polls a trigger through n8n's own poll context. Its state is serialised to JSON after every poll. As in n8n, the
 * state is stored in the database on activation and after each poll with items; otherwise, including after an error, it
 * stays in memory.
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
			// The workflow has added the default values of the form.
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
			// n8n's own types differ for a workflow without a name.
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
