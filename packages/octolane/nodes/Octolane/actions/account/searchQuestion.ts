import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { nodeError } from '@n8n-nodes-recotap/kit/n8n/output/nodeError';
import { need, parseChoice } from '@n8n-nodes-recotap/kit/n8n/input/parameters';
import { parseText, parseTexts } from '@n8n-nodes-recotap/kit/values/parse';
import { OPERATORS, parseCondition, parseConditions } from './searchCondition';

/** Maximum number of conditions and fields ("Search accounts", octolane.com/docs). */
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
		description: 'Conditions that accounts must all meet',
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
							'Value to compare with. Separate several values, or the two ends of a range, with commas, or use a list.',
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
		description: 'Return only accounts that also match this text',
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
			'Names of the fields in Octolane to return in addition to the ID, separated by commas. Leave empty to return all common fields.',
	},
];

/** A search request without limit and cursor. */
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
 * Gets the conditions of one item.
 *
 * @throws ParameterError or NodeOperationError if Octolane would not accept them, in words for the user
 */
export function getQuestion(context: IExecuteFunctions, itemIndex: number): Question {
	const read = (name: string): unknown => context.getNodeParameter(name, itemIndex, '');
	const refuse = (message: string, description: string): never => {
		throw nodeError(context.getNode(), message, { description, itemIndex });
	};
	const conditions = parseConditions(context.getNodeParameter('filters', itemIndex, {}));
	if (!conditions.ok) {
		return refuse(`'Conditions' ${conditions.reason}`, 'Correct the expression, or remove it.');
	}
	const filters = conditions.value.map((condition, at) => {
		const filter = parseCondition(condition);
		return typeof filter === 'string'
			? refuse(`Condition ${at + 1}: ${filter}`, "Correct it under 'Conditions'.")
			: filter;
	});
	if (filters.length > MOST_FILTERS) {
		refuse(`Octolane accepts at most ${MOST_FILTERS} conditions`, 'Remove some of them.');
	}
	const query = need('Text', parseText(read('text')));
	const fields = parseTexts(read('fields'));
	const names = fields.ok
		? (fields.value ?? [])
		: refuse(`'Fields' ${fields.reason}`, 'Separate the names of the fields with commas.');
	if (names.length > MOST_FIELDS) {
		refuse(`Octolane returns at most ${MOST_FIELDS} fields`, "Remove some of them from 'Fields'.");
	}
	return {
		...(query === undefined ? {} : { query }),
		...(filters.length > 0 ? { filters } : {}),
		sort: {
			field: need('Sort By', parseChoice(SORT_FIELDS)(read('sortBy'))),
			direction: need('Sort Direction', parseChoice(DIRECTIONS)(read('sortDirection'))),
		},
		...(names.length > 0 ? { fields: names } : {}),
	};
}
