import * as n8nWorkflow from 'n8n-workflow';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Status } from '../../push/outcome';

/**
 * Whether this n8n moves items with a key `details` to the error output. n8n-core does so from 2.35.3 on but does not
 * expose its version; `redactedHeaders` came to n8n-workflow with 2.36.0.
 */
const ROUTES_DETAILS = 'redactedHeaders' in n8nWorkflow;

/** A short summary of the rows that an item describes. */
export interface Summary {
	readonly status: Status;
	readonly reason: string;
}

/** Shapes an item for the error output. */
export type ErrorOutput = (summary: Summary, json: IDataObject) => IDataObject;

/**
 * How a failed outcome must look to reach the node's error output; `undefined` when that output is not in use. n8n
 * moves an item there only if its keys are `error`, `message` and, where supported, `details`.
 */
export function errorOutputOf(context: IExecuteFunctions): ErrorOutput | undefined {
	if (context.getNode().onError !== 'continueErrorOutput') return undefined;
	return ({ status, reason }, json) => {
		const texts = { error: reason, message: `${status}: ${reason}` };
		return ROUTES_DETAILS ? { ...texts, details: json } : texts;
	};
}
