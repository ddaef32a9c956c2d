import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Reading } from '../schemas/fields';

/** For operations that write. */
export const clearBlanksOption: INodeProperties = {
	displayName: 'Send Blank Fields as Null',
	name: 'clearBlanks',
	type: 'boolean',
	default: false,
	description:
		'Whether to send null for mapped fields that are blank, which may clear them in Octolane. Otherwise blank fields are left out.',
};

/** How the user wants blank fields to be read. */
export function readReading(context: IExecuteFunctions): Reading {
	return { clearsBlanks: context.getNodeParameter('options.clearBlanks', 0, false) === true };
}
