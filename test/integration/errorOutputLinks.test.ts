import type { ExecuteContext } from 'n8n-core';
import type { IDataObject, INode, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { type Engine, type EngineRun, jsonOf, outputOf } from '#tools/n8n/engine';
import { API_KEY, recotapNode, startBench } from './support/recotap';
import { serveOnce } from './support/server';

const trigger: INode = {
	id: 'rows',
	name: 'Rows',
	type: 'n8n-nodes-base.manualTrigger',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

/**
 * Runs the node with an error output. During the run, all but the first items disappear from n8n's record of the
 * previous node, so that the record no longer matches the input.
 *
 * @param kept number of items that remain on record
 * @param prepare changes the engine before the run
 */
async function runLosing(
	kept: number,
	items: readonly IDataObject[],
	parameters: INodeParameters,
	prepare: (engine: Engine) => void = () => undefined,
): Promise<EngineRun> {
	const record = items.map((json): INodeExecutionData => ({ json }));
	const bench = await startBench();
	const forwarding = await serveOnce((request, response) => {
		record.length = kept;
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const body = Buffer.concat(chunks);
			void fetch(`${bench.sandbox.url}${String(request.url)}`, {
				method: request.method ?? 'GET',
				headers: { 'content-type': 'application/json', 'x-api-key': API_KEY },
				...(body.length === 0 ? {} : { body }),
			}).then(async (answer) => response.writeHead(answer.status).end(await answer.text()));
		});
	});
	const { engine } = await startBench({}, { baseUrl: forwarding });
	prepare(engine);
	const node = recotapNode({ onError: 'continueErrorOutput', parameters });
	return await engine.run(
		{
			nodes: [trigger, node],
			connections: { Rows: { main: [[{ node: node.name, type: 'main', index: 0 }]] } },
		},
		{ pinData: { Rows: record } },
	);
}

/**
 * In n8n 3, nodes no longer have access to $getPairedItem, while the engine keeps its own (n8n pull request 37238).
 * Here the engine takes it from a separate context, later than the node.
 */
function hideGetPairedItem({ modules }: Engine): void {
	const { prototype } = modules.core.ExecuteContext;
	const parent: ExecuteContext = Object.getPrototypeOf(prototype);
	const contexts = new Set<ExecuteContext>();
	const spy = jest.spyOn(prototype, 'getWorkflowDataProxy');
	spy.mockImplementation(function (this: ExecuteContext, itemIndex) {
		const proxy = parent.getWorkflowDataProxy.call(this, itemIndex);
		if (contexts.add(this).size === 1) Reflect.deleteProperty(proxy, '$getPairedItem');
		return proxy;
	});
}

afterEach(() => jest.restoreAllMocks());

const errorsOf = (run: EngineRun) => jsonOf(run, 'Recotap', 1).map(({ error }) => error);
const linksOf = (run: EngineRun, output: number) =>
	outputOf(run, 'Recotap', output).map(({ pairedItem }) => pairedItem);

const ROWS = [
	{ id: 0, domain: 'new.com', name: 'New' },
	{ id: 1, domain: 'nameless.com' },
	{ id: 2, domain: 'other.com', name: 'Other' },
	{ id: 3, domain: 'nameless.org' },
];

const VERSIONS = [
	['n8n 2', () => undefined],
	['n8n 3', hideGetPairedItem],
] as const;

it.each(VERSIONS)(
	'keeps invalid rows off the success output if n8n has lost its record of the input: %s',
	async (_version, prepare) => {
		const run = await runLosing(2, ROWS, {}, prepare);
		expect(run.data.resultData.error).toBeUndefined();
		expect(jsonOf(run, 'Recotap').map(({ status, domain }) => [status, domain])).toEqual([
			['created', 'new.com'],
			['created', 'other.com'],
		]);
		expect(errorsOf(run)).toEqual(["'Name' is empty", "'Name' is empty"]);
		// Every link that n8n can resolve is kept, with its input.
		expect(linksOf(run, 0)).toEqual([{ item: 0 }, { item: 2 }]);
		expect(linksOf(run, 1)).toEqual([{ item: 1 }, undefined]);
		expect(jsonOf(run, 'Recotap', 1).map(({ id }) => id)).toEqual([1, undefined]);
	},
);

it.each(VERSIONS)('keeps all links if the record is complete: %s', async (_version, prepare) => {
	const run = await runLosing(4, ROWS, {}, prepare);
	expect(linksOf(run, 0)).toEqual([{ item: 0 }, { item: 2 }]);
	expect(linksOf(run, 1)).toEqual([{ item: 1 }, { item: 3 }]);
	expect(jsonOf(run, 'Recotap', 1).map(({ id }) => id)).toEqual([1, 3]);
});

it.each([
	[1, undefined],
	[2, [{ item: 1 }, { item: 3 }]],
])(
	'keeps rows off the success output in a summary with %i items on record',
	async (kept, links) => {
		const run = await runLosing(kept, ROWS, { options: { output: 'perStatus' } });
		expect(jsonOf(run, 'Recotap')).toMatchObject([{ status: 'created', count: 2 }]);
		expect(errorsOf(run)).toEqual(['2 not valid']);
		expect(linksOf(run, 1)).toEqual([links]);
	},
);

it('keeps failed reads off the success output', async () => {
	const items = [{ limit: 1 }, { limit: 1 }, { limit: 0 }];
	const run = await runLosing(1, items, { operation: 'getMany', limit: '={{ $json.limit }}' });
	expect(run.data.resultData.error).toBeUndefined();
	expect(jsonOf(run, 'Recotap')).toEqual([]);
	expect(errorsOf(run)).toEqual(["'Limit' must be a whole number of 1 or more, got 0"]);
	expect(linksOf(run, 1)).toEqual([undefined]);
});
