import { mapColumns } from '#tools/n8n/askNode';
import { jsonOf } from '#tools/n8n/engine';
import { type Bench, recotapNode, startBench } from './support/recotap';

let bench: Bench;
let ids: string[];
beforeEach(async () => {
	bench = await startBench({
		accounts: Array.from({ length: 5 }, (_, at) => ({
			domain: `c${at}.com`,
			name: `C${at}`,
			customFields: { NOTES_C: 'kept' },
		})),
	});
	ids = bench.sandbox.store.accountsInOrder.map(({ rtp_aid }) => rtp_aid);
});

const parameters = { operation: 'updateCustomFields' };
const fieldsOf = (id = '') => bench.sandbox.store.accounts.get(id)?.customFields;

it('writes each account in a separate request and keeps its other fields', async () => {
	const run = await bench.run(
		ids.map((rtp_aid, at) => ({ rtp_aid, CONTRACT_VALUE_C: `${at}` })),
		{ parameters },
	);
	expect(jsonOf(run, 'Recotap')).toEqual(ids.map((rtp_aid) => ({ status: 'updated', rtp_aid })));
	expect(ids.map(fieldsOf)).toEqual(
		ids.map((_, at) => ({ NOTES_C: 'kept', CONTRACT_VALUE_C: at })),
	);
	expect(bench.sandbox.requests.filter(({ method }) => method === 'PUT')).toHaveLength(5);
});

it('fails only the bad account and writes the others', async () => {
	const run = await bench.run(
		[
			{ rtp_aid: ids[0], customFields: { NOTES_C: 'new' } },
			{ rtp_aid: 'f'.repeat(24), customFields: { NOTES_C: 'new' } },
			{ rtp_aid: 'no ID/at all', customFields: { NOTES_C: 'new' } },
			{ rtp_aid: ids[1], customFields: { NOTES_C: 'new' } },
		],
		{ parameters: { ...parameters, options: { concurrency: 1 } } },
	);
	expect(jsonOf(run, 'Recotap')).toMatchObject([
		{ status: 'updated' },
		{ status: 'notFound', code: 'notFound', reason: `Account '${'f'.repeat(24)}' not found` },
		{ status: 'failed', code: 'refused' },
		{ status: 'updated' },
	]);
	expect([fieldsOf(ids[0]), fieldsOf(ids[1])]).toEqual([{ NOTES_C: 'new' }, { NOTES_C: 'new' }]);
});

it('stops if the address is wrong instead of reporting every account as unknown', async () => {
	bench = await startBench({}, { baseUrl: `${bench.sandbox.url}/nowhere` });
	const run = await bench.run(
		Array.from({ length: 50 }, (_, at) => ({ rtp_aid: `${at}`, customFields: { A_C: 1 } })),
		{
			parameters: { ...parameters, options: { concurrency: 1 } },
			onError: 'continueRegularOutput',
		},
	);
	expect(jsonOf(run, 'Recotap').every(({ status }) => status === 'notSent')).toBe(true);
});

it('refuses an update without a single value', async () => {
	const run = await bench.run([{ rtp_aid: ids[0], CONTRACT_VALUE_C: '' }], { parameters });
	expect(run.data.resultData.error?.message).toContain(
		"'Custom Fields' is empty. Enter a value for at least one custom field",
	);
});

it('retries a lost request', async () => {
	bench.sandbox.reset({
		accounts: [{ domain: 'a.com', name: 'A' }],
		faults: {
			script: ({ method, attempt }) =>
				method === 'PUT' && attempt === 1 ? 'status-503' : undefined,
		},
	});
	const id = bench.sandbox.store.accountsInOrder[0]?.rtp_aid;
	const run = await bench.run([{ rtp_aid: id, NOTES_C: 'x' }], { parameters });
	expect(jsonOf(run, 'Recotap')).toMatchObject([{ status: 'updated', attempts: 2 }]);
});

it("shows the workspace's fields in the form", async () => {
	const { fields } = await mapColumns(bench.engine, recotapNode({ parameters }), 'getColumns');
	expect(fields.map(({ id }) => id)).toEqual([
		'rtp_aid',
		'customFields',
		'CONTRACT_VALUE_C',
		'CRM_STAGE_C',
		'NOTES_C',
		'DEAL_SOURCE_C',
		'REGIONS_C',
		'RENEWAL_DATE_C',
	]);
});
