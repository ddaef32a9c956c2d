import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

/**
 * How an answer that is no success has to look to reach the node's error output, or `undefined` when the user has none.
 * n8n moves an item there only if it has no key but `error`, `message` and `details`.
 */
export function errorOutputOf(
	context: IExecuteFunctions,
): ((json: IDataObject) => IDataObject) | undefined {
	if (context.getNode().onError !== 'continueErrorOutput') return undefined;
	return (json) => ({
		error: json.reason ?? json.reasons,
		message: `${String(json.status)}: ${String(json.reason)}`,
		details: json,
	});
}
