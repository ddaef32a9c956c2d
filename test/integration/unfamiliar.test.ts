import { jsonOf } from '#tools/n8n/engine';
import type { FaultName } from '#sandbox/faults/catalogue';
import { accounts, domainsOf, getMany } from './support/getMany';
import { type Bench, startBench } from './support/recotap';
import { serveOnce } from './support/server';

const rows = Array.from({ length: 30 }, (_, at) => ({ domain: `c${at}.com`, name: `C${at}` }));

let bench: Bench;
beforeEach(async () => {
	jest.spyOn(Math, 'random').mockReturnValue(0);
	bench = await startBench();
});
afterEach(() => jest.restoreAllMocks());

it.each<FaultName>([
	'status-303-after-storing',
	'status-505-after-storing',
	'status-507-half-stored',
	'status-unfamiliar-after-storing',
])(
	'does not report rows as not sent that were stored before an odd response: %s',
	async (fault) => {
		bench.sandbox.reset({ faults: { script: ({ index }) => (index === 0 ? fault : undefined) } });
		const run = await bench.run(rows, {
			onError: 'continueRegularOutput',
			parameters: { options: { batchSize: 10, concurrency: 1 } },
		});
		const statuses = jsonOf(run, 'Recotap').map(({ status }) => status);
		expect(statuses.slice(0, 10)).toEqual(Array(10).fill('unknown'));
		expect(statuses.slice(10)).toEqual(Array(20).fill('notSent'));
		expect(bench.sandbox.store.accounts.size).toBeGreaterThan(0);
	},
);

it('retries requests that a gateway has lost', async () => {
	const script = ({ attempt }: { attempt: number }): FaultName | undefined =>
		attempt === 1 ? 'status-of-gateway-before-storing' : undefined;
	bench.sandbox.reset({ faults: { script } });
	const run = await bench.run(rows, {});
	expect(jsonOf(run, 'Recotap').map(({ status }) => status)).toEqual(Array(30).fill('created'));
});

it.each([
	[524, 'HTTP 524'],
	[507, 'HTTP 507: Insufficient Storage'],
])(
	'does not return part of the accounts as all of them if a longer list meets HTTP %i',
	async (status, words) => {
		const answer = await serveOnce((request, response) => {
			const limit = Number(new URL(request.url ?? '', 'http://x').searchParams.get('limit'));
			if (limit > 200) {
				const body = status === 507 ? '{"message":"Insufficient Storage"}' : 'A timeout occurred';
				response.writeHead(status).end(body);
				return;
			}
			response.end(JSON.stringify({ data: accounts(450).slice(0, limit) }));
		});
		const slow = await startBench({}, { baseUrl: answer });
		const run = await getMany(slow, { operation: 'getManyWithoutExternalId', returnAll: true });
		expect(run.data.resultData.error?.message).toBe(
			`The accounts could not be retrieved. ${words}`,
		);
		expect(domainsOf(run)).toEqual([]);
	},
);

describe('a response with a success status that does not confirm success', () => {
	it.each<[string, FaultName]>([
		['a web page', 'html-before-storing'],
		['an error with status 200', 'error-with-200'],
		['nothing', 'empty-before-storing'],
	])('does not count as a success for custom fields: %s', async (_, fault) => {
		bench.sandbox.reset({
			accounts: [{ domain: 'a.com', name: 'A' }],
			faults: { script: ({ method }) => (method === 'PUT' ? fault : undefined) },
		});
		const [account] = bench.sandbox.store.accountsInOrder;
		const run = await bench.run(
			[{ rtp_aid: account?.rtp_aid ?? '', customFields: { NOTES_C: 'new' } }],
			{ onError: 'continueRegularOutput', parameters: { operation: 'updateCustomFields' } },
		);
		expect(jsonOf(run, 'Recotap')).toMatchObject([{ status: 'unknown' }]);
	});

	it.each<[string, FaultName]>([
		['a web page', 'html-before-storing'],
		['an error with status 200', 'error-with-200'],
		['nothing', 'empty-before-storing'],
	])('does not count as a success for deal stages: %s', async (_, fault) => {
		bench.sandbox.reset({ faults: { script: () => fault } });
		const run = await bench.run(
			[{ pipelineId: 'p', pipelineLabel: 'P', stageId: 's', stageLabel: 'S' }],
			{
				onError: 'continueRegularOutput',
				parameters: { resource: 'dealStage', operation: 'create' },
			},
		);
		expect(jsonOf(run, 'Recotap')).toMatchObject([{ status: 'unknown' }]);
	});

	it.each([
		['a message that says no', { message: 'Account not found' }],
		['an error', { error: 'Disk full' }],
		['a list of results', { results: [{ status: 'failed' }] }],
		['nothing but an object', {}],
	])('does not count as a success for custom fields and deal stages: %s', async (_, data) => {
		const answer = await serveOnce((request, response) => {
			request.resume();
			response.end(JSON.stringify({ statusCode: 200, data }));
		});
		const through = await startBench({}, { baseUrl: answer });
		const updated = await through.run([{ rtp_aid: 'x', customFields: { NOTES_C: 'new' } }], {
			onError: 'continueRegularOutput',
			parameters: { operation: 'updateCustomFields' },
		});
		expect(jsonOf(updated, 'Recotap')).toMatchObject([{ status: 'unknown' }]);
		const staged = await through.run(
			[{ pipelineId: 'p', pipelineLabel: 'P', stageId: 's', stageLabel: 'S' }],
			{
				onError: 'continueRegularOutput',
				parameters: { resource: 'dealStage', operation: 'create' },
			},
		);
		expect(jsonOf(staged, 'Recotap')).toMatchObject([{ status: 'unknown' }]);
	});

	it.each([['Disk full'], [{ code: 409, message: 'Disk full' }]])(
		'does not count as a success for an account whose result also contains an error: %j',
		async (error) => {
			const torn = await serveOnce((request, response) => {
				request.resume();
				const results = [{ rtp_aid: '1', domain: 'c0.com', status: 'created', error }];
				response.end(JSON.stringify({ statusCode: 200, data: { results } }));
			});
			const through = await startBench({}, { baseUrl: torn });
			const run = await through.run(rows.slice(0, 1), { onError: 'continueRegularOutput' });
			expect(jsonOf(run, 'Recotap')).toMatchObject([
				{
					status: 'unknown',
					code: 'contradicted',
					reason: "Recotap reported 'created', but also: Disk full",
				},
			]);
		},
	);
});
