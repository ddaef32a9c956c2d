import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import type { createPorts } from '../transport/createPorts';

/** One entry of the node's operation list. Adding one is a file of its own and a line in `operations.ts`. */
export interface Operation {
	readonly resource: 'account';
	readonly option: INodePropertyOptions;
	/** The form, without display options: they follow from resource and operation. */
	readonly properties: readonly INodeProperties[];
	/** @param connect how the engine reaches the outside world, if not through n8n */
	readonly execute: (
		context: IExecuteFunctions,
		connect?: typeof createPorts,
	) => Promise<INodeExecutionData[][]>;
}
