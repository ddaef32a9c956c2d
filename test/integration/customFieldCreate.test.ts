import { mapColumns } from '#tools/n8n/askNode';
import { jsonOf } from '#tools/n8n/engine';
import { type Bench, recotapNode, startBench } from './support/recotap';

let bench: Bench;
beforeEach(async () => {
	bench = await startBench();
});

const parameters = { resource: 'customField', operation: 'create' };

it('creates fields one by one and returns the keys that Recotap derived from their labels', async () => {
	const run = await bench.run(
		[
			{ label: 'Net-Revenue (USD)', labelType: 'Number', description: 'Per year' },
			{ label: 'Region', labelType: 'singleSelection', options: 'EMEA, AMER' },
		],
		{ parameters },
	);
	expect(jsonOf(run, 'Recotap')).toEqual([
		{
			status: 'created',
			label: 'Net-Revenue (USD)',
			key: 'NET-REVENUE_(USD)_C',
			labelType: 'number',
		},
		{ status: 'created', label: 'Region', key: 'REGION_C', labelType: 'singleSelection' },
	]);
	expect(bench.sandbox.store.customFields.get('REGION_C')).toMatchObject({
		options: ['EMEA', 'AMER'],
	});
});

it('returns an existing field as skipped and creates the others', async () => {
	const run = await bench.run(
		[
			{ label: 'Contract Value', labelType: 'singleLineText' },
			{ label: 'New one', labelType: 'date' },
		],
		{ parameters },
	);
	expect(jsonOf(run, 'Recotap')).toEqual([
		{
			status: 'skipped',
			label: 'Contract Value',
			key: 'CONTRACT_VALUE_C',
			labelType: 'number',
			code: 'alreadyExists',
			reason: 'This custom field already exists in the workspace',
		},
		{
			status: 'created',
			label: 'New one',
			code: null,
			reason: null,
			key: 'NEW_ONE_C',
			labelType: 'date',
		},
	]);
});

it('reports that a field exists even if the list of fields cannot be fetched', async () => {
	bench.sandbox.reset({
		faults: { script: ({ method }) => (method === 'GET' ? 'status-404' : undefined) },
	});
	const run = await bench.run([{ label: 'Contract Value', labelType: 'number' }], { parameters });
	expect(jsonOf(run, 'Recotap')).toMatchObject([{ status: 'skipped', code: 'alreadyExists' }]);
});

it.each([
	['multiLineText', 'multiLineText'],
	['Multi-Line Text', 'multiLineText'],
	['multi line text', 'multiLineText'],
	['DATE', 'date'],
])("accepts a type by Recotap's value or by its label: %s", async (type, labelType) => {
	const run = await bench.run([{ label: 'X', type }], { parameters });
	expect(jsonOf(run, 'Recotap')).toMatchObject([{ status: 'created', labelType }]);
});

it('shows types by their labels, and no second heading named like the options of the node', async () => {
	const { fields } = await mapColumns(bench.engine, recotapNode({ parameters }), 'getColumns');
	expect(fields.find(({ id }) => id === 'labelType')?.options).toContainEqual({
		name: 'Single-Line Text',
		value: 'singleLineText',
	});
	expect(fields.map(({ displayName }) => displayName)).toEqual([
		'Label',
		'Type',
		'Description',
		'Selection Options',
	]);
});

it.each<[object, string]>([
	[{ label: ' ' }, "'Label' is empty"],
	[
		{ labelType: 'colour' },
		"'Type' must be one of Single-Line Text, Multi-Line Text, Number, Date, Single Selection, Multiple Selection; got 'colour'",
	],
	[
		{ labelType: 'multiSelection' },
		"'Selection Options' is empty. A field of the type 'Multiple Selection' needs at least one option",
	],
])('reports what is wrong: %j', async (bad, reason) => {
	const run = await bench.run([{ label: 'X', labelType: 'number', ...bad }], {
		parameters,
		onError: 'continueRegularOutput',
	});
	const [answer] = jsonOf(run, 'Recotap');
	expect(answer).toMatchObject({ status: 'invalid' });
	expect(answer?.reason).toMatch(new RegExp(reason));
});
