import type { INodeParameters } from 'n8n-workflow';
import { jsonOf } from '#tools/n8n/engine';
import { startOctolane } from '../support/octolane';
import { numberedAccounts, readOctolane } from '../support/readOctolane';

describe('Search', () => {
	const search = async (conditions: INodeParameters[], others: INodeParameters = {}) =>
		await readOctolane({
			operation: 'search',
			filters: { conditions },
			sortBy: 'domain',
			sortDirection: 'asc',
			...others,
		});

	it.each<[string, unknown, readonly string[]]>([
		['gte', '2003', ['n3.com', 'n4.com']],
		['between', '2001, 2002', ['n1.com', 'n2.com']],
		['empty', '', []],
	])('filters by founded: %s %p', async (operator, value, expected) => {
		const { domains } = await search([{ field: 'founded', operator, value: value as string }]);
		expect(domains).toEqual(expected);
	});

	it('sorts, and requires all conditions', async () => {
		const { domains } = await search(
			[
				{ field: 'domain', operator: 'in', value: 'n1.com, n4.com, n9.com' },
				{ field: 'name', operator: 'starts_with', value: 'company' },
			],
			{ sortDirection: 'desc' },
		);
		expect(domains).toEqual(['n4.com', 'n1.com']);
	});

	it.each([
		['zip', 'eq', '00123'],
		['phone', 'eq', '+4930123'],
		['name', 'starts_with', '007'],
		['name', 'contains', '0.50'],
		['zip', 'in', '00123, 5'],
		['founded', 'eq', '1999'],
		['founded', 'in', '["1999", 5]'],
		['tags', 'contains_all', '007'],
	])('sends a text as it was entered: %s %s %s', async (field, operator, value) => {
		const properties = {
			name: '007 of 0.50',
			zip: '00123',
			phone: '+4930123',
			founded: 1999,
			tags: ['007'],
		};
		const { domains } = await readOctolane(
			{ operation: 'search', filters: { conditions: [{ field, operator, value }] } },
			{ accounts: [...numberedAccounts(3), { key: 'found.com', properties }] },
		);
		expect(domains).toEqual(['found.com']);
	});

	it.each([
		['eq', '={{ 0 / 0 }}', 'NaN'],
		['in', '[12345678901234567890]', '12345678901234567890'],
	])('sends exactly the value that was given: %s %s', async (operator, value, got) => {
		const bench = await startOctolane();
		const run = await bench.run([{}], {
			onError: 'continueRegularOutput',
			parameters: {
				operation: 'search',
				filters: { conditions: [{ field: 'founded', operator, value }] },
			},
		});
		const reason = `Condition 1: 'Value' cannot be sent as it is: it contains ${got}, `;
		expect(jsonOf(run, 'Octolane')).toMatchObject([
			{ status: 'invalid', reason: expect.stringContaining(reason) as unknown },
		]);
		expect(bench.sandbox.requests).toEqual([]);
	});

	it('returns only the requested fields', async () => {
		const { run } = await search([], { fields: 'domain', limit: 1 });
		expect(jsonOf(run, 'Octolane')).toEqual([{ id: expect.any(String), domain: 'n0.com' }]);
	});

	it('suggests only fields that Octolane knows', async () => {
		const { engine } = await startOctolane();
		const { description } = engine.nodeTypes.getByNameAndVersion('n8n-nodes-octolane.octolane', 1);
		const { placeholder = '' } = description.properties.find(({ name }) => name === 'fields') ?? {};
		const fields = placeholder.replace('e.g. ', '');
		expect(fields.split(', ').length).toBeGreaterThan(1);
		const properties = { name: 'Acme', industry: 'Software' };
		const { run } = await readOctolane(
			{ operation: 'search', fields },
			{ accounts: [{ key: 'acme.com', properties }] },
		);
		expect(Object.values(jsonOf(run, 'Octolane')[0] ?? { none: null })).not.toContain(null);
	});

	it.each([
		[{ field: '', operator: 'eq', value: 'x' }, "Condition 1: 'Field' is empty"],
		[
			{ field: 'founded', operator: 'between', value: '1' },
			"Condition 1: 'Value' must be two values, such as 10, 50",
		],
	])('sends no request with an invalid condition: %j', async (condition, message) => {
		const bench = await startOctolane();
		const run = await bench.run([{}], {
			onError: 'continueRegularOutput',
			parameters: { operation: 'search', filters: { conditions: [condition] } },
		});
		expect(jsonOf(run, 'Octolane')).toMatchObject([{ status: 'invalid', reason: message }]);
		expect(bench.sandbox.requests).toEqual([]);
	});
});
