import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { isRecord } from '../../../../../../shell/isRecord';
import { nodeError } from '../../../../../../shell/output/nodeError';
import { need, readChoice } from '../../../../../../shell/parameters';
import { readJson, readNumber, readText, readTexts } from '../../../../../../shell/schemas/values';

/** What a condition's value has to be. */
type ValueKind = 'one' | 'many' | 'range' | 'none';

/** Every documented operator ("Filters", octolane.com/docs), with what users call it. */
const OPERATORS: readonly (readonly [value: string, name: string, kind: ValueKind])[] = [
	['between', 'Between', 'range'],
	['contains', 'Contains', 'one'],
	['contains_all', 'Contains All Of', 'many'],
	['contains_none', 'Contains None Of', 'many'],
	['not_contains', 'Does Not Contain', 'one'],
	['ends_with', 'Ends With', 'one'],
	['eq', 'Equals', 'one'],
	['gt', 'Greater Than or After', 'one'],
	['gte', 'Greater Than or Equal', 'one'],
	['empty', 'Is Empty', 'none'],
	['not_empty', 'Is Not Empty', 'none'],
	['in', 'Is One Of', 'many'],
	['not_in', 'Is None Of', 'many'],
	['lt', 'Less Than or Before', 'one'],
	['lte', 'Less Than or Equal', 'one'],
	['neq', 'Not Equal', 'one'],
	['starts_with', 'Starts With', 'one'],
];

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
		placeholder: 'e.g. ID, domain, name',
		description:
			'Which fields to return, as a text with commas. Leave it empty for all common fields.',
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
	const given: unknown = context.getNodeParameter('filters.conditions', itemIndex, []);
	const filters = (Array.isArray(given) ? given : []).filter(isRecord).map((condition, at) => {
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

function readCondition({ field, operator, value }: Readonly<Record<string, unknown>>) {
	if (typeof field !== 'string' || field.trim() === '') return "'Field' is empty";
	const kind = OPERATORS.find(([name]) => name === operator)?.[2];
	if (kind === undefined || typeof operator !== 'string')
		return `there is no operator '${String(operator)}'`;
	const condition = { field: field.trim(), operator };
	if (kind === 'none') return condition;
	if (kind === 'one') {
		return value === undefined || value === null || value === ''
			? "'Value' is empty"
			: { ...condition, value: toScalar(value) };
	}
	const list = Array.isArray(value) ? value : readJson(value, '[');
	const texts = readTexts(list ?? value);
	const values: unknown[] = Array.isArray(list)
		? list
		: texts.ok
			? (texts.value ?? []).map(toScalar)
			: [];
	if (kind === 'range' && values.length !== 2) return "'Value' must be two values, such as 10, 50";
	return values.length === 0 ? "'Value' is empty" : { ...condition, value: values };
}

/** A text that is a number counts as one: the form has nothing but texts. */
function toScalar(value: unknown): unknown {
	const number = typeof value === 'string' ? readNumber(value) : undefined;
	return number?.ok === true && number.value !== undefined ? number.value : value;
}
