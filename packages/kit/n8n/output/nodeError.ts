import { type INode, NodeOperationError } from 'n8n-workflow';

type Options = NonNullable<ConstructorParameters<typeof NodeOperationError>[2]>;

/**
 * An error that keeps its message. n8n's class replaces a message that contains the letters of a system error, such as
 * EPERM in "sleepermattress" or EEXIST in "preexisting" ("setDescriptiveErrorMessage", n8n-workflow), but only in its
 * constructor.
 */
export function nodeError(node: INode, message: string, options: Options = {}): NodeOperationError {
	const error = new NodeOperationError(node, message, options);
	error.message = message;
	error.messages = [];
	return error;
}
