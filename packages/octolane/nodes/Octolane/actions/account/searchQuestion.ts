import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { nodeError } from '../../../../../../shell/output/nodeError';
import { need, readChoice } from '../../../../../../shell/parameters';
import { readText, readTexts } from '../../../../../../shell/schemas/values';
import { OPERATORS, readCondition, readConditions } from './searchCondition';

/** Most conditions and fields ("Search accounts", octolane.com/docs). */
const MOST_FILTERS = 50;
const MOST_FIELDS = 100;
const SORT_FIELDS = ['created_at', 'domain', 'id', 'name', 'updated_at'];
const DIRECTIONS = ['asc', 'desc'];

export const searchProperties: readonly INodeProperties[] = [
	{
		displayName: 'Conditions',
		name: 'filters',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add condition',
		default: {},
		description: 'What accounts must fulfil, all of it together',
		options: [
			{
				displayName: 'Condition',
				name: 'conditions',
				values: [
					{
						displayName: 'Field',
						name: 'field',
						type: 'string',
						default: '',
						placeholder: 'e.g. created_at',
						description: 'Name of the field in Octolane, or the short name of a custom field',
					},
					{
						displayName: 'Operator',
						name: 'operator',
						type: 'options',
						default: 'eq',
						options: OPERATORS.map(([value, name]) => ({ name, value })),
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
						description:
							'For several values, and for the two ends of a range, a list or a text with commas',
					},
				],
			},
		],
	},
	{
		displayName: 'Text',
		name: 'text',
		type: 'string',
		default: '',
		description: 'Only accounts that match this text, too',
	},
	{
		displayName: 'Sort By',
		name: 'sortBy',
		type: 'options',
		default: 'updated_at',
		options: [
			{ name: 'Created At', value: 'created_at' },
			{ name: 'Domain', value: 'domain' },
			{ name: 'ID', value: 'id' },
			{ name: 'Name', value: 'name' },
			{ name: 'Updated At', value: 'updated_at' },
		],
	},
	{
		displayName: 'Sort Direction',
		name: 'sortDirection',
		type: 'options',
		default: 'desc',
		options: [
			{ name: 'Ascending', value: 'asc' },
			{ name: 'Descending', value: 'desc' },
		],
	},
	{
		displayName: 'Fields',
		name: 'fields',
		type: 'string',
		default: '',
		placeholder: 'e.g. domain, name, industry',
		description:
			'Which fields to return besides the ID, as a text with commas, by the names that Octolane has for them. Leave it empty for all common fields.',
	},
];

/** The question to Octolane, but for limit and cursor. */
export interface Question {
	readonly query?: string;
	readonly filters?: readonly {
		readonly field: string;
		readonly operator: string;
		readonly value?: unknown;
	}[];
	readonly sort: { readonly field: string; readonly direction: string };
	readonly fields?: readonly string[];
}

/**
 * Reads the conditions of one item.
 *
 * @throws ParameterError or NodeOperationError when Octolane could not take them, in words for the user
 */
export function readQuestion(context: IExecuteFunctions, itemIndex: number): Question {
	const read = (name: string): unknown => context.getNodeParameter(name, itemIndex, '');
	const refuse = (message: string, description: string): never => {
		throw nodeError(context.getNode(), message, { description, itemIndex });
	};
	const conditions = readConditions(context.getNodeParameter('filters', itemIndex, {}));
	if (!conditions.ok) {
		return refuse(`'Conditions' ${conditions.reason}`, 'Correct the expression, or remove it.');
	}
	const filters = conditions.value.map((condition, at) => {
		const filter = readCondition(condition);
		return typeof filter === 'string'
			? refuse(`Condition ${at + 1}: ${filter}`, "Correct it under 'Conditions'.")
			: filter;
	});
	if (filters.length > MOST_FILTERS) {
		refuse(`Octolane takes ${MOST_FILTERS} conditions at most`, 'Leave some of them out.');
	}
	const query = need('Text', readText(read('text')));
	const fields = readTexts(read('fields'));
	const names = fields.ok
		? (fields.value ?? [])
		: refuse(`'Fields' ${fields.reason}`, 'Name fields with commas between them.');
	if (names.length > MOST_FIELDS) {
		refuse(`Octolane returns ${MOST_FIELDS} fields at most`, "Leave some of them out of 'Fields'.");
	}
	return {
		...(query === undefined ? {} : { query }),
		...(filters.length > 0 ? { filters } : {}),
		sort: {
			field: need('Sort By', readChoice(SORT_FIELDS)(read('sortBy'))),
			direction: need('Sort Direction', readChoice(DIRECTIONS)(read('sortDirection'))),
		},
		...(names.length > 0 ? { fields: names } : {}),
	};
}
