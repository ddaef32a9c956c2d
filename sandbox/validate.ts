import type { Issue } from './envelope';

/** What a property must be, in class-validator's names. */
export type Rule = 'isNotEmpty' | 'isString' | 'isBoolean' | 'isArray' | 'isObject' | 'isStrings';

const TEXTS: Readonly<Record<Rule, string>> = {
	isNotEmpty: 'should not be empty',
	isString: 'must be a string',
	isBoolean: 'must be a boolean value',
	isArray: 'must be an array',
	isObject: 'must be an object',
	isStrings: 'must be an array of strings',
};

export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The broken rules of one property. A property without `isNotEmpty` may be missing. */
export function checkProperty(owner: unknown, property: string, rules: readonly Rule[]): Issue[] {
	const value = isRecord(owner) ? owner[property] : undefined;
	if (!rules.includes('isNotEmpty') && (value === undefined || value === null)) return [];
	const broken = rules.filter((rule) => !holds(rule, value));
	if (broken.length === 0) return [];
	const constraints = Object.fromEntries(
		broken.map((rule) => [rule, `${property} ${TEXTS[rule]}`]),
	);
	return [{ property, constraints }];
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
	const children = list.flatMap((item, index): Issue[] => {
		const broken = checkItem(item);
		return broken.length === 0 ? [] : [{ property: String(index), children: broken }];
	});
	return children.length === 0 ? [] : [{ property, children }];
}

function holds(rule: Rule, value: unknown): boolean {
	switch (rule) {
		case 'isNotEmpty':
			return value !== undefined && value !== null && value !== '';
		case 'isString':
			return typeof value === 'string';
		case 'isBoolean':
			return typeof value === 'boolean';
		case 'isArray':
			return Array.isArray(value);
		case 'isObject':
			return isRecord(value);
		case 'isStrings':
			return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
	}
}
