import type { IExecuteFunctions, IGetNodeParameterOptions } from 'n8n-workflow';
import { messageOf } from '../../values/messageOf';
import { hasExpression, whyFailed } from './expressions';
import { required } from '../../values/fields';
import {
	isBlank,
	quote,
	type ParseResult,
	parseBoolean,
	parseNumber,
	parseWord,
} from '../../values/parse';

/*
 * Parameters as users provide them. An expression can return any value, so each parameter is checked for type and range
 * before use, and messages name the bad one.
 */

/** A parameter that cannot be used. The message contains the label in the form. */
export class ParameterError extends Error {
	override readonly name = 'ParameterError';
}

/**
 * The value of a parameter.
 *
 * @param label its label in the form
 * @throws ParameterError when it could not be read
 */
export function need<Value>(label: string, read: ParseResult<Value>): Value {
	if (read.ok) return read.value;
	throw new ParameterError(`'${label}' ${read.reason}`);
}

/**
 * Gets a parameter for an item from n8n, or the reason why it cannot be read.
 *
 * @param fallback for workflows that were saved without it
 */
export function getParameter(
	context: IExecuteFunctions,
	name: string,
	itemIndex: number,
	fallback: boolean | string,
	options?: IGetNodeParameterOptions,
): ParseResult<unknown> {
	try {
		return { ok: true, value: context.getNodeParameter(name, itemIndex, fallback, options) };
	} catch (error) {
		const isExpression = hasExpression(context.getNode().parameters[name]);
		const reason = isExpression ? whyFailed(error) : `cannot be read: ${messageOf(error)}`;
		return { ok: false, reason };
	}
}

/** A switch: true or false, also as text. */
export const parseSwitch = required(parseBoolean);

/** A whole number within a range, also as text. */
export function parseWhole(min: number, max: number): (value: unknown) => ParseResult<number> {
	const range = max === Infinity ? `of ${min} or more` : `from ${min} to ${format(max)}`;
	return (value) => {
		const read = parseNumber(value);
		const number = read.ok ? read.value : undefined;
		if (number !== undefined && Number.isInteger(number) && number >= min && number <= max) {
			return { ok: true, value: number };
		}
		const got = isBlank(value) ? 'nothing' : quote(value);
		return { ok: false, reason: `must be a whole number ${range}, got ${got}` };
	};
}

/** One of the words offered by the form. */
export function parseChoice<Word extends string>(
	words: readonly Word[],
): (value: unknown) => ParseResult<Word> {
	return required((value) => parseWord(words, value));
}

function format(value: number): string {
	return value.toLocaleString('en-US');
}
