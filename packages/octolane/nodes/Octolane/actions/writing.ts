import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { isOn } from '@n8n-nodes-recotap/kit/n8n/form/bulkOptions';
import type { Reading } from '../schemas/fields';

const clearBlanks: INodeProperties = {
	displayName: 'Send Blank Fields as Null',
	name: 'clearBlanks',
	type: 'boolean',
	default: false,
	description:
		'Whether to send mapped fields that are blank as null, which may clear them in Octolane. If switched off, blank fields are not sent.',
};

const includeReply: INodeProperties = {
	displayName: 'Include Reply',
	name: 'includeReply',
	type: 'boolean',
	default: false,
	description:
		"Whether to include what Octolane returned for the item in its output, as JSON text in 'reply'. The format is not documented.",
};

/** Options of operations that write. */
export const writingOptions: readonly INodeProperties[] = [clearBlanks, includeReply];

/** How the user wants blank fields to be treated. */
export function readReading(context: IExecuteFunctions): Reading {
	return { clearsBlanks: isOn(context, clearBlanks) };
}

/** Whether the user wants Octolane's response with each outcome. */
export function wantsReply(context: IExecuteFunctions): boolean {
	return isOn(context, includeReply);
}
