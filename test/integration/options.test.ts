import type { IDataObject, INodeParameters, INodeProperties } from 'n8n-workflow';
import { OPERATIONS as RECOTAP } from '#nodes/Recotap/actions/operations';
import { OPERATIONS as OCTOLANE } from '#packages/octolane/nodes/Octolane/actions/operations';
import type { Operation } from '@n8n-nodes-recotap/kit/n8n/operation/operation';
import { type EngineRun, jsonOf } from '#tools/n8n/engine';
import { getMany } from './support/getMany';
import { startOctolane } from './support/octolane';
import { type Bench, startBench } from './support/recotap';

/** Every option in the forms of write operations. */
function optionsOf(operations: readonly Operation[]) {
	return operations.flatMap(({ resource, option, properties }) => {
		const collection = properties.find(({ name }) => name === 'options');
		const listed = (collection?.options ?? []) as readonly INodeProperties[];
		return listed.map((one) => ({ resource, operation: option.value as string, one }));
	});
}

const accounts = [{ domain: 'old.com', name: 'Old', externalId: 'theirs' }];
const item = { domain: 'new.com', name: 'New' };
const expression = (value: string) => `={{ ${value} }}`;

async function reasonsOf(bench: Bench, parameters: INodeParameters): Promise<unknown[]> {
	const run = await bench.run([item], { parameters, onError: 'continueRegularOutput' });
	const node = 'Recotap' in run.data.resultData.runData ? 'Recotap' : 'Octolane';
	return jsonOf(run, node).map(({ status, reason }) => (status === 'invalid' ? reason : status));
}

describe.each([
	['Recotap', RECOTAP, async () => await startBench()],
	['Octolane', OCTOLANE, async () => await startOctolane()],
] as const)('%s reports an option with a wrong value from an expression', (_, operations, open) => {
	const cases = optionsOf(operations);

	it('tests every option of the form', () => {
		expect(cases.length).toBeGreaterThan(20);
		expect(new Set(cases.map(({ one }) => one.type))).toEqual(
			new Set(['boolean', 'number', 'options']),
		);
	});

	it.each(cases)('$resource $operation: $one.displayName', async ({ resource, operation, one }) => {
		const bench = await open();
		const bad = {
			boolean: ['"yes"', '1', '[true]', '""'],
			number: ['-1', '"many"', '2.5', '9e9', '[5]', 'true', 'null', '""'],
			options: ['"nonsense"', '["keepLast"]', '""'],
		}[one.type as string];
		for (const value of bad ?? []) {
			const options = { [one.name]: expression(value) };
			const [reason] = await reasonsOf(bench, { resource, operation, options });
			expect(`${value}: ${String(reason)}`).toContain(`'${one.displayName}' `);
		}
		expect(bench.sandbox.requests).toHaveLength(0);
	});
});

describe('a switch that is the text "true"', () => {
	let bench: Bench;
	beforeEach(async () => {
		bench = await startBench({ accounts });
	});
	const options = (name: string, value = '"true"') => ({ [name]: expression(value) });

	it('prevents existing IDs from being overwritten', async () => {
		const run = await bench.run([{ domain: 'old.com', externalId: 'ours' }], {
			parameters: { operation: 'mapExternalIds', options: options('keepExisting', '" TRUE"') },
		});
		expect(jsonOf(run, 'Recotap')).toMatchObject([{ status: 'skipped', code: 'kept' }]);
		expect(bench.sandbox.store.findByDomain('old.com')?.externalId).toBe('theirs');
	});

	it('updates existing accounts', async () => {
		const run = await bench.run([{ domain: 'old.com', name: 'New Name' }], {
			parameters: { upsert: expression('"true"') },
		});
		expect(jsonOf(run, 'Recotap')).toMatchObject([{ status: 'updated' }]);
	});

	it('prevents writing in a preview', async () => {
		await bench.run([item], { parameters: { options: options('preview') } });
		expect(bench.sandbox.store.writes).toBe(1);
	});

	it('is off if it is the text "false"', async () => {
		const parameters = { options: { ...options('preview', '"false"') } };
		const run = await bench.run([item], { parameters });
		expect(jsonOf(run, 'Recotap')).toMatchObject([{ status: 'created' }]);
	});

	it('reaches Octolane', async () => {
		const octolane = await startOctolane();
		const run = await octolane.run([{ ...item, industry: '' }], {
			parameters: {
				options: {
					...options('clearBlanks'),
					...options('includeReply'),
					...options('returnIds'),
				},
			},
		});
		expect(octolane.sandbox.octolane.all('accounts')[0]?.properties).toMatchObject({
			industry: null,
		});
		expect(jsonOf(run, 'Octolane')).toMatchObject([
			{ id: expect.any(String), reply: expect.any(String) },
		]);
	});
});

describe('options of an item', () => {
	let bench: Bench;
	beforeEach(async () => {
		bench = await startBench({ accounts });
	});
	const given = (value: string) => ({ __rl: true, mode: 'id', value: expression(value) });

	it.each(['["seg-001"]', '{ id: "seg-001" }', 'true', '12345678901234567890'])(
		'never create accounts outside a segment that was given as %s',
		async (value) => {
			const [reason] = await reasonsOf(bench, { segmentId: given(value) });
			expect(reason).toMatch(/^'Segment' must be /);
			expect(bench.sandbox.requests).toHaveLength(0);
		},
	);

	it('may contain the ID of a segment as a number', async () => {
		const segment = { segmentId: '4711', name: 'N', type: 'static', status: 'active' } as const;
		bench = await startBench({ segments: [segment] });
		expect(await reasonsOf(bench, { segmentId: given('4711') })).toEqual(['created']);
		expect(bench.sandbox.store.segments.get('4711')?.members.size).toBe(1);
	});

	it('invalidate only the items with wrong values', async () => {
		const items = [
			{ domain: 'a.com', name: 'A', overwrite: 'true' },
			{ domain: 'b.com', name: 'B', overwrite: 'yes' },
			{ domain: 'c.com', name: 'C' },
		];
		const run = await bench.run(items, {
			parameters: { upsert: '={{ $json.overwrite }}' },
			onError: 'continueRegularOutput',
		});
		expect(jsonOf(run, 'Recotap').map(({ status, reason }) => reason ?? status)).toEqual([
			'created',
			"'Update Existing Accounts' must be true or false, got 'yes'",
			"'Update Existing Accounts' is empty",
		]);
	});
});

describe('reading with wrong parameters', () => {
	const messageOf = (run: EngineRun) => run.data.resultData.error?.message;

	it.each<[INodeParameters, RegExp]>([
		[{ returnAll: '={{ "yes" }}' }, /^'Return All' must be true or false, got 'yes'/],
		[{ limit: '={{ "2.5" }}' }, /^'Limit' must be a whole number of 1 or more, got '2.5'/],
		[{ limit: '={{ true }}' }, /^'Limit' must be/],
		[{ simplify: '={{ 1 }}' }, /^'Simplify' must be true or false, got 1/],
	])('reports %j for accounts and sends nothing', async (parameters, message) => {
		const bench = await startBench({ accounts });
		expect(messageOf(await getMany(bench, parameters))).toMatch(message);
		expect(bench.sandbox.requests).toHaveLength(0);
	});

	it('accepts the texts "2", "false" and "true"', async () => {
		const bench = await startBench({
			accounts: ['a.com', 'b.com', 'c.com'].map((domain) => ({ domain, name: domain })),
		});
		const texts = { limit: '={{ "2" }}', returnAll: '={{ "false" }}', simplify: '={{ "true" }}' };
		const found = jsonOf(await getMany(bench, texts), 'Recotap');
		expect(found).toHaveLength(2);
		expect(found[0]).not.toHaveProperty('customFields');
	});

	it.each<[INodeParameters, RegExp]>([
		[{ operation: 'getMany', text: '={{ ["acme"] }}' }, /^'Text' must be text, got a list/],
		[{ operation: 'search', text: '={{ { a: 1 } }}' }, /^'Text' must be text, got an object/],
		[{ operation: 'search', sortBy: '={{ "age" }}' }, /^'Sort By' must be one of/],
		[{ operation: 'search', sortDirection: '={{ 1 }}' }, /^'Sort Direction' must be one of/],
	])('reports %j for Octolane and sends nothing', async (parameters, message) => {
		const bench = await startOctolane();
		const item: IDataObject = {};
		expect(messageOf(await bench.run([item], { parameters }))).toMatch(message);
		expect(bench.sandbox.requests).toHaveLength(0);
	});
});
