import type { IExecuteFunctions } from 'n8n-workflow';
import { getAccountFilters } from '#nodes/Recotap/actions/account/accountFilters';
import { RECOTAP } from '#nodes/Recotap/api/service';
import { getQuestion } from '#packages/octolane/nodes/Octolane/actions/account/searchQuestion';
import { getBulkOptions } from '@n8n-nodes-recotap/kit/n8n/form/bulkOptions';
import { fakeContext } from '#test/property/support/fakeContext';

/** A context with one parameter that an expression returns as a whole. */
function contextWith(name: string, value: unknown): IExecuteFunctions {
	return fakeContext({
		items: [{}],
		parameters: { [name]: () => value, sortBy: 'name', sortDirection: 'asc' },
		node: {},
		credential: { apiKey: 'key', baseUrl: RECOTAP.defaultBaseUrl },
		storage: {},
	}).context;
}

const NO_OBJECTS: readonly [unknown, string][] = [
	['keepExisting', 'text'],
	[['keepExisting'], 'a list'],
	[5, '5'],
	[true, 'true'],
	[null, 'nothing'],
	[undefined, 'nothing'],
	['', 'nothing'],
];

describe('options given by an expression as a whole', () => {
	it.each(NO_OBJECTS)('are refused instead of ignored if they are %j', (value, got) => {
		expect(getBulkOptions(contextWith('options', value), 100).problem).toBe(
			`'Options' must be an object such as {"batchSize": 50}, got ${got}`,
		);
	});

	it('are applied if they are an object', () => {
		const { options, problem } = getBulkOptions(contextWith('options', { batchSize: 7 }), 100);
		expect([options.batchSize, problem]).toEqual([7, undefined]);
	});
});

describe('filters given by an expression as a whole', () => {
	it.each(NO_OBJECTS)('do not return all accounts if they are %j', (value, got) => {
		expect(() => getAccountFilters(contextWith('filters', value), 0)).toThrow(
			`'Filters' must be an object such as {"domains": "acme.com"}, got ${got}`,
		);
	});
});

describe('conditions given by an expression as a whole', () => {
	const one = { field: 'name', operator: 'eq', value: 'Acme' };

	it.each<[unknown]>([[{ conditions: one }], [{ conditions: [one] }]])(
		'are applied if they are %j',
		(filters) => {
			expect(getQuestion(contextWith('filters', filters), 0).filters).toEqual([one]);
		},
	);

	it.each<[unknown]>([[{}], [{ conditions: [] }], [{ conditions: undefined }]])(
		'may be empty: %j',
		(filters) => {
			expect(getQuestion(contextWith('filters', filters), 0)).not.toHaveProperty('filters');
		},
	);

	it.each<[unknown, string]>([
		...NO_OBJECTS,
		[one, 'another object'],
		[{ conditions: [one], others: [one] }, 'another object'],
	])('do not return all accounts if they are %j', (filters, got) => {
		expect(() => getQuestion(contextWith('filters', filters), 0)).toThrow(
			`'Conditions' must be an object such as {"conditions": [...]}, got ${got}`,
		);
	});

	it.each<[unknown, string]>([
		['name eq Acme', 'text'],
		[5, '5'],
		[null, 'nothing'],
	])('do not return all accounts if their list is %j', (conditions, got) => {
		expect(() => getQuestion(contextWith('filters', { conditions }), 0)).toThrow(
			`'Conditions' must be a list of conditions, got ${got}`,
		);
	});

	it('do not drop an entry that is no condition', () => {
		expect(() => getQuestion(contextWith('filters', { conditions: [one, 'x'] }), 0)).toThrow(
			"Condition 2: must be an object with 'field', 'operator' and 'value'",
		);
	});
});
