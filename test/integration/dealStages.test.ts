import { jsonOf, outputOf } from '#tools/n8n/engine';
import { type Bench, startBench } from './support/recotap';

let bench: Bench;
beforeEach(async () => {
	bench = await startBench();
});

const parameters = { resource: 'dealStage', operation: 'create' };
const stage = (pipeline: string, id: string, label = `Stage ${id}`) => ({
	pipelineId: pipeline,
	pipelineLabel: `Pipeline ${pipeline}`,
	stageId: id,
	stageLabel: label,
});
const pipelines = () => [...bench.sandbox.store.pipelines.values()];

it('combines the stages of a pipeline, wherever they are, and returns an outcome for every item', async () => {
	const rows = [stage('smb', '1'), stage('ent', '1'), stage('smb', '2'), stage('smb', '1')];
	const run = await bench.run(rows, { parameters });
	expect(jsonOf(run, 'Recotap')[2]).toEqual({ status: 'created', stageId: '2', pipelineId: 'smb' });
	expect(jsonOf(run, 'Recotap').map(({ status }) => status)).toEqual(Array(4).fill('created'));
	expect(outputOf(run, 'Recotap').map(({ pairedItem }) => pairedItem)).toEqual(
		rows.map((_, item) => ({ item })),
	);
	expect(pipelines()).toMatchObject([
		{ pipelineId: 'smb', stages: [{ stageId: '1' }, { stageId: '2', stageLabel: 'Stage 2' }] },
		{ pipelineId: 'ent', stages: [{ stageId: '1', stageLabel: 'Stage 1' }] },
	]);
	expect(bench.sandbox.requests).toHaveLength(1);
});

it('sends 20 pipelines in a request', async () => {
	const rows = Array.from({ length: 45 }, (_, at) => stage(`p${at}`, 's'));
	await bench.run([...rows, ...rows], { parameters });
	expect(bench.sandbox.requests).toHaveLength(3);
	expect(pipelines()).toHaveLength(45);
});

it('creates the other pipelines if Recotap names existing ones', async () => {
	await bench.run([stage('old', '1'), stage('older', '1')], { parameters });
	const run = await bench.run(
		[stage('new', '1'), stage('old', '2'), stage('newer', '1'), stage('older', '3')],
		{ parameters },
	);
	expect(jsonOf(run, 'Recotap')).toMatchObject([
		{ status: 'created' },
		{
			status: 'failed',
			code: 'alreadyExists',
			reason: 'Pipeline(s) already exist: old, older',
		},
		{ status: 'created' },
		{
			status: 'failed',
			code: 'alreadyExists',
			reason: 'Pipeline(s) already exist: old, older',
		},
	]);
	expect(bench.sandbox.requests).toHaveLength(3);
	expect(pipelines()).toHaveLength(4);
});

it('creates the other pipelines even if the names of existing ones are ambiguous', async () => {
	await bench.run([stage('a, b', '1')], { parameters });
	const run = await bench.run([stage('c', '1'), stage('a, b', '2'), stage('d', '1')], {
		parameters,
	});
	expect(jsonOf(run, 'Recotap')).toMatchObject([
		{ status: 'created' },
		{
			status: 'failed',
			code: 'alreadyExists',
			reason: 'Pipeline(s) already exist: a, b',
		},
		{ status: 'created' },
	]);
});

it('does not create a pipeline without its invalid stages', async () => {
	const rows = [
		stage('smb', '1'),
		{ ...stage('smb', '2'), stageLabel: '' },
		stage('ent', '1'),
		{ ...stage(' smb ', '3'), pipelineLabel: undefined, stageId: null },
		stage('smb', '4'),
	];
	const run = await bench.run(rows, { parameters, onError: 'continueRegularOutput' });
	const reason =
		"The pipeline 'smb' was not sent, because item 2 is not valid: 'Stage Label' is empty";
	expect(jsonOf(run, 'Recotap').map((json) => [json.status, json.reason])).toEqual([
		['invalid', reason],
		['invalid', "'Stage Label' is empty"],
		['created', null],
		['invalid', "'Pipeline Label' is empty; 'Stage ID' is empty"],
		['invalid', reason],
	]);
	expect(pipelines()).toMatchObject([{ pipelineId: 'ent' }]);
});

it('holds back the pipelines with the label of an invalid stage without a pipeline ID', async () => {
	const rows = [
		stage('smb', '1'),
		stage('ent', '1'),
		{ ...stage('', '2'), pipelineLabel: ' Pipeline smb ' },
		{ ...stage('other', '3'), pipelineId: ['other'] },
	];
	const run = await bench.run(rows, { parameters, onError: 'continueRegularOutput' });
	expect(jsonOf(run, 'Recotap').map((json) => [json.status, json.reason])).toEqual([
		[
			'invalid',
			"The pipeline 'smb' was not sent, because item 3 may belong to it and is not valid: 'Pipeline ID' is empty",
		],
		['created', null],
		['invalid', "'Pipeline ID' is empty"],
		['invalid', "'Pipeline ID' must be text, got a list"],
	]);
	expect(pipelines()).toMatchObject([{ pipelineId: 'ent' }]);
});

it('creates no pipeline if an invalid stage may belong to any of them', async () => {
	const failing = '={{ $itemIndex === 1 ? $("Nowhere").item.json.id : $json.pipelineId }}';
	const value = Object.fromEntries(
		['pipelineId', 'pipelineLabel', 'stageId', 'stageLabel'].map((name) => [
			name,
			name === 'pipelineId' ? failing : `={{ $json.${name} }}`,
		]),
	);
	const columns = { mappingMode: 'defineBelow', value, matchingColumns: [], schema: [] };
	const rows = [
		stage('smb', '1'),
		stage('smb', '2'),
		stage('ent', '1'),
		{ ...stage('ent', '2'), stageLabel: '' },
	];
	const run = await bench.run(rows, {
		parameters: { ...parameters, columns },
		onError: 'continueRegularOutput',
	});
	const answers = jsonOf(run, 'Recotap');
	expect(answers.map(({ status }) => status)).toEqual(Array(4).fill('invalid'));
	expect(answers[0]?.reason).toMatch(
		/^The pipeline 'smb' was not sent, because item 2 may belong to it and is not valid: /,
	);
	expect(answers[2]?.reason).toBe(
		"The pipeline 'ent' was not sent, because item 4 is not valid: 'Stage Label' is empty",
	);
	expect(bench.sandbox.requests).toEqual([]);
});

it('lists only the invalid stages before anything is sent', async () => {
	const rows = [stage('smb', '1'), { ...stage('smb', '2'), stageLabel: '' }];
	const run = await bench.run(rows, { parameters });
	expect(run.data.resultData.error?.message).toBe(
		"1 of 2 items is not valid, so nothing was sent. Item 2: 'Stage Label' is empty",
	);
});

it('does not report its own lost write as failed', async () => {
	bench.sandbox.reset({
		faults: { script: ({ index }) => (index === 0 ? 'status-500-after-storing' : undefined) },
	});
	const run = await bench.run([stage('smb', '1')], { parameters });
	expect(jsonOf(run, 'Recotap')).toMatchObject([{ status: 'unknown', code: 'mayBeOurs' }]);
});

it('refuses contradicting stages and names them', async () => {
	const run = await bench.run(
		[
			stage('smb', '1', 'Open'),
			stage('smb', '1', 'Closed'),
			{ ...stage('ent', '1'), pipelineLabel: 'One' },
			{ ...stage('ent', '2'), pipelineLabel: 'Two' },
			stage('ok', '1'),
			{ pipelineId: 'x' },
		],
		{ parameters, onError: 'continueRegularOutput' },
	);
	expect(jsonOf(run, 'Recotap').map(({ status, reason }) => reason ?? status)).toEqual([
		"The stage '1' of the pipeline 'smb' has two labels: 'Open' and 'Closed'",
		"The stage '1' of the pipeline 'smb' has two labels: 'Open' and 'Closed'",
		"The pipeline 'ent' has two labels: 'One' and 'Two'",
		"The pipeline 'ent' has two labels: 'One' and 'Two'",
		'created',
		"'Pipeline Label' is empty; 'Stage ID' is empty; 'Stage Label' is empty",
	]);
});

it('lists every contradicting item before anything is sent', async () => {
	const run = await bench.run([stage('smb', '1', 'Open'), stage('smb', '1', 'Closed')], {
		parameters,
	});
	expect(run.data.resultData.error?.message).toMatch(/^2 of 2 items are not valid.*Item 2: /);
	expect(bench.sandbox.requests).toHaveLength(0);
});

it('has no option for duplicates, because several items of one pipeline are no duplicates', () => {
	const { engine } = bench;
	const { description } = engine.nodeTypes.getByNameAndVersion('n8n-nodes-recotap.recotap', 1);
	const optionsOf = (resource: string, operation: string) =>
		description.properties
			.filter(({ name, displayOptions }) => {
				const show = displayOptions?.show;
				return (
					name === 'options' &&
					show?.['resource']?.includes(resource) === true &&
					show['operation']?.includes(operation) === true
				);
			})
			.flatMap(({ options = [] }) => options)
			.map((option) => ('description' in option ? [option.name, option.description] : []));
	const stages = new Map(optionsOf('dealStage', 'create') as [string, string][]);
	expect(stages.has('duplicates')).toBe(false);
	expect(stages.get('batchSize')).toMatch(/pipelines/);
	const deals = new Map(optionsOf('deal', 'upsert') as [string, string][]);
	expect(deals.get('duplicates')).toMatch(/deal ID/);
});
