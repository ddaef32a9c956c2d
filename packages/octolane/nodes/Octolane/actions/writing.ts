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

/** How rows are written. */
export interface WriteStyle extends Reading {
	/** Whether Octolane's own words stand beside each answer. */
	readonly keepReply: boolean;
}

/** What holds unless the user wants something else. */
export const DEFAULT_STYLE: WriteStyle = { clearsBlanks: false, keepReply: false };

/** How the user wants rows to be written. */
export function getWriteStyle(context: IExecuteFunctions): WriteStyle {
	return { clearsBlanks: isOn(context, clearBlanks), keepReply: isOn(context, includeReply) };
}
