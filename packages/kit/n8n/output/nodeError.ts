import { type INode, NodeOperationError } from 'n8n-workflow';

type Options = NonNullable<ConstructorParameters<typeof NodeOperationError>[2]>;

/**
 * An error in our own words. n8n's class puts others in their place when it finds the letters of a system error in them,
 * such as EPERM in "sleepermattress" or EEXIST in "preexisting" ("setDescriptiveErrorMessage", n8n-workflow), but only
 * while it is being made.
 */
export function nodeError(node: INode, message: string, options: Options = {}): NodeOperationError {
	const error = new NodeOperationError(node, message, options);
	error.message = message;
	error.messages = [];
	return error;
}
