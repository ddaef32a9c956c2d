import { isRecord } from '../core/values';
import type { StoredRecord } from './records';

/** Reads a value of a record: a common field, or the slug of a custom one. */
export function valueOf(record: StoredRecord, keyName: string, field: string): unknown {
	switch (field) {
		case 'id':
			return record.id;
		case keyName:
			return record.key;
		case 'created_at':
			return new Date(record.createdAt).toISOString();
		case 'updated_at':
			return new Date(record.updatedAt).toISOString();
		default:
			return record.properties[field] ?? record.custom[field];
	}
}

type Test = (value: unknown, wanted: unknown) => boolean;

const words = (value: unknown): string =>
	typeof value === 'string' ? value.toLowerCase() : String(value);
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);
const isEmpty = (value: unknown) => value === undefined || value === null || value === '';
const compare = (one: unknown, other: unknown): number => {
	if (typeof one === 'number' && typeof other === 'number') return one - other;
	return String(one) < String(other) ? -1 : Number(String(one) > String(other));
};
const sized =
	(holds: (order: number) => boolean): Test =>
	(value, wanted) =>
		!isEmpty(value) && holds(compare(value, wanted));
const not =
	(test: Test): Test =>
	(value, wanted) =>
		!test(value, wanted);

const eq: Test = (value, wanted) => words(value) === words(wanted);
const contains: Test = (value, wanted) =>
	Array.isArray(value)
		? value.some((one) => eq(one, wanted))
		: !isEmpty(value) && words(value).includes(words(wanted));
const within: Test = (value, wanted) => list(wanted).some((one) => eq(value, one));

/** The documented operators ("Filters"). */
const OPERATORS: ReadonlyMap<string, Test> = new Map<string, Test>([
	['eq', eq],
	['neq', not(eq)],
	['contains', contains],
	['not_contains', not(contains)],
	['starts_with', (value, wanted) => words(value).startsWith(words(wanted))],
	['ends_with', (value, wanted) => words(value).endsWith(words(wanted))],
	['in', within],
	['not_in', not(within)],
	['gt', sized((order) => order > 0)],
	['gte', sized((order) => order >= 0)],
	['lt', sized((order) => order < 0)],
	['lte', sized((order) => order <= 0)],
	[
		'between',
		(value, wanted) => {
			const [low, high] = list(wanted);
			return !isEmpty(value) && compare(value, low) >= 0 && compare(value, high) <= 0;
		},
	],
	['empty', isEmpty],
	['not_empty', not(isEmpty)],
	['contains_all', (value, wanted) => list(wanted).every((one) => contains(value, one))],
	['contains_none', (value, wanted) => !list(wanted).some((one) => contains(value, one))],
]);

/** Whether a record passes all filters. */
export type Sieve = (record: StoredRecord) => boolean;

/** Reads `filters`; a text says what is wrong with them. */
export function parseFilters(filters: unknown, keyName: string): Sieve | string {
	if (filters === undefined) return () => true;
	if (!Array.isArray(filters) || filters.length > 50) return 'filters must be a list of up to 50';
	const sieves: Sieve[] = [];
	for (const filter of filters) {
		const { field, operator, value }: Record<string, unknown> = isRecord(filter) ? filter : {};
		const test = typeof operator === 'string' ? OPERATORS.get(operator) : undefined;
		if (typeof field !== 'string' || test === undefined) return 'a filter is not valid';
		sieves.push((record) => test(valueOf(record, keyName, field), value));
	}
	return (record) => sieves.every((sieve) => sieve(record));
}
