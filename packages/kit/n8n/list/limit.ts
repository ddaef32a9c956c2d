import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { need, parseSwitch, parseWhole } from '../input/parameters';

/** The properties Return All and Limit, as in other n8n nodes. */
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
 * The maximum number of rows that the user wants for this item; `Infinity` for all.
 *
 * @throws ParameterError when it is not a whole number of at least 1
 */
export function getLimit(context: IExecuteFunctions, itemIndex: number): number {
	const returnAll: unknown = context.getNodeParameter('returnAll', itemIndex, false);
	if (need('Return All', parseSwitch(returnAll))) return Infinity;
	const limit: unknown = context.getNodeParameter('limit', itemIndex, 50);
	return need('Limit', parseWhole(1, Infinity)(limit));
}
