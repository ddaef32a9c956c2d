import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { nodeError } from '../output/nodeError';

/** How many rows a Get Many gives, as n8n asks it everywhere. */
export const limitProperties: readonly INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		displayOptions: { show: { returnAll: [false] } },
		description: 'Max number of results to return',
	},
];

/**
 * Most rows that the user wants for this item; `Infinity` for all.
 *
 * @throws NodeOperationError when that is no whole number of 1 or more
 */
export function readLimit(context: IExecuteFunctions, itemIndex: number): number {
	if (context.getNodeParameter('returnAll', itemIndex, false)) return Infinity;
	const limit = context.getNodeParameter('limit', itemIndex, 50);
	if (Number.isInteger(limit) && limit >= 1) return limit;
	throw nodeError(context.getNode(), "'Limit' must be a whole number of 1 or more", {
		description: "Correct it, or switch on 'Return All'.",
		itemIndex,
	});
}
