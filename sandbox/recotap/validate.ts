import isEmail from 'validator/lib/isEmail';
import { isDateString, isRecord } from '../core/values';
import type { Issue } from './envelope';

/** What a property must be, in class-validator's names. */
export type Rule = keyof typeof RULES;

const RULES = {
	isNotEmpty: {
		text: 'should not be empty',
		holds: (value) => value !== undefined && value !== null && value !== '',
	},
	isString: { text: 'must be a string', holds: (value) => typeof value === 'string' },
	isBoolean: { text: 'must be a boolean value', holds: (value) => typeof value === 'boolean' },
	isNumber: {
		text: 'must be a number conforming to the specified constraints',
		holds: (value) => typeof value === 'number',
	},
	isArray: { text: 'must be an array', holds: Array.isArray },
	isObject: { text: 'must be an object', holds: isRecord },
	isStrings: {
		text: 'must be an array of strings',
		holds: (value) => Array.isArray(value) && value.every((entry) => typeof entry === 'string'),
	},
	arrayMinSize: {
		text: 'must contain at least 1 elements',
		holds: (value) => Array.isArray(value) && value.length > 0,
	},
	isDateString: { text: 'must be a valid ISO 8601 date string', holds: isDateString },
	isEmail: {
		text: 'must be an email',
		// What class-validator itself asks.
		holds: (value) => typeof value === 'string' && isEmail(value),
	},
} satisfies Record<string, { text: string; holds: (value: unknown) => boolean }>;

/** Rules that a missing property breaks, too. */
const DEMANDING: readonly Rule[] = ['isNotEmpty', 'arrayMinSize'];

/** The broken rules of one property. A property may be missing unless a rule demands it; null counts as missing. */
export function checkProperty(owner: unknown, property: string, rules: readonly Rule[]): Issue[] {
	const value = isRecord(owner) ? owner[property] : undefined;
	const isMissing = value === undefined || value === null;
	if (isMissing && !rules.some((rule) => DEMANDING.includes(rule))) return [];
	if (rules.every((rule) => RULES[rule].holds(value))) return [];
	const broken = rules.filter((rule) => !RULES[rule].holds(value));
	const texts = broken.map((rule) => [rule, `${property} ${RULES[rule].text}`]);
	return [{ property, constraints: Object.fromEntries(texts) as Record<string, string> }];
}

/** Whether a property is one of some words. It may be missing if it is optional. */
export function checkWord(
	owner: unknown,
	property: string,
	words: readonly string[],
	presence: 'required' | 'optional',
): Issue[] {
	const value = isRecord(owner) ? owner[property] : undefined;
	if (presence === 'optional' && (value === undefined || value === null)) return [];
	if (words.some((word) => word === value)) return [];
	const text = `${property} must be one of the following values: ${words.join(', ')}`;
	return [{ property, constraints: { isIn: text } }];
}

/** Checks a list of 1 to `limit` objects; each broken one shows up under its index. */
export function checkList(
	body: unknown,
	property: string,
	limit: number,
	checkItem: (item: unknown) => Issue[],
): Issue[] {
	const list = isRecord(body) ? body[property] : undefined;
	if (!Array.isArray(list) || list.length === 0) {
		return [{ property, constraints: { isArray: `${property} must be an array` } }];
	}
	if (list.length > limit) {
		const text = `${property} must contain no more than ${limit} elements`;
		return [{ property, constraints: { arrayMaxSize: text } }];
	}
	return checkItems(body, property, checkItem);
}

/** Checks the objects of a list, if there is one, however long it is. */
export function checkItems(
	owner: unknown,
	property: string,
	checkItem: (item: unknown) => Issue[],
): Issue[] {
	const list = isRecord(owner) ? owner[property] : undefined;
	if (!Array.isArray(list)) return [];
	const children = list.flatMap((item, index): Issue[] => {
		const broken = checkItem(item);
		return broken.length === 0 ? [] : [{ property: String(index), children: broken }];
	});
	return children.length === 0 ? [] : [{ property, children }];
}
