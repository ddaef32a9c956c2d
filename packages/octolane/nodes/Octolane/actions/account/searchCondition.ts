import { isRecord } from '@n8n-nodes-recotap/kit/values/isRecord';
import { parsePlain } from '@n8n-nodes-recotap/kit/values/plainJson';
import {
	isBlank,
	kindOf,
	type ParseResult,
	parseJson,
	parseNumber,
	parseTexts,
} from '@n8n-nodes-recotap/kit/values/parse';

/** The kind of value that a condition requires. */
type ValueKind = 'one' | 'many' | 'range' | 'none';

/** Every documented operator ("Filters", octolane.com/docs) with its label. */
export const OPERATORS: readonly (readonly [value: string, name: string, kind: ValueKind])[] = [
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

/** Operators on the content of a text, or on the words of a list. */
const TEXT_OPERATORS: ReadonlySet<string> = new Set([
	'contains',
	'contains_all',
	'contains_none',
	'ends_with',
	'not_contains',
	'starts_with',
]);

/**
 * The conditions, from the form or from an expression. Invalid ones are refused: without its conditions, a search
 * returns all accounts.
 */
export function parseConditions(filters: unknown): ParseResult<readonly unknown[]> {
	const { conditions = [], ...others } = isRecord(filters) ? filters : { filters };
	if (Object.keys(others).length > 0) {
		const got = isRecord(filters) ? 'another object' : gotOf(filters);
		return { ok: false, reason: `must be an object such as {"conditions": [...]}, got ${got}` };
	}
	if (Array.isArray(conditions)) return { ok: true, value: conditions };
	return isRecord(conditions)
		? { ok: true, value: [conditions] }
		: { ok: false, reason: `must be a list of conditions, got ${gotOf(conditions)}` };
}

function gotOf(value: unknown): string {
	return isBlank(value) ? 'nothing' : kindOf(value);
}

/** One condition, or what is wrong with it, in words for the user. */
export function parseCondition(condition: unknown) {
	if (!isRecord(condition)) return "must be an object with 'field', 'operator' and 'value'";
	const { field, operator, value } = condition;
	if (typeof field !== 'string' || field.trim() === '') return "'Field' is empty";
	const kind = OPERATORS.find(([name]) => name === operator)?.[2];
	if (kind === undefined || typeof operator !== 'string')
		return `there is no operator '${String(operator)}'`;
	const question = { field: field.trim(), operator };
	if (kind === 'none') return question;
	const wanted = parseWanted(kind, operator, value);
	if (typeof wanted === 'string') return wanted;
	const plain = parsePlain(wanted.value);
	return plain.ok
		? { ...question, value: plain.value }
		: `'Value' cannot be sent as it is: it contains ${plain.reason}`;
}

/** The value of a condition, or why it cannot be used. */
function parseWanted(
	kind: Exclude<ValueKind, 'none'>,
	operator: string,
	value: unknown,
): { readonly value: unknown } | string {
	const toScalar = TEXT_OPERATORS.has(operator) ? (text: unknown) => text : numberOrText;
	if (kind === 'one') {
		return value === undefined || value === null || value === ''
			? "'Value' is empty"
			: { value: toScalar(value) };
	}
	const list = Array.isArray(value) ? value : parseJson(value, '[');
	const texts = parseTexts(list ?? value);
	const values: unknown[] = Array.isArray(list)
		? list
		: texts.ok
			? (texts.value ?? []).map(toScalar)
			: [];
	if (kind === 'range' && values.length !== 2) return "'Value' must be two values, such as 10, 50";
	return values.length === 0 ? "'Value' is empty" : { value: values };
}

/** A text in canonical number format counts as a number, because the form only has texts. "00123" remains text. */
function numberOrText(value: unknown): unknown {
	const number = typeof value === 'string' ? parseNumber(value) : undefined;
	return number?.ok === true && String(number.value) === value ? number.value : value;
}
