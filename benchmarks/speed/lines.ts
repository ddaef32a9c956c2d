import type { IExecuteFunctions, INodeParameters } from 'n8n-workflow';
import { Pool } from 'undici';
import type { Engine } from '#tools/n8n/engine';
import { openContext } from '#tools/n8n/openContext';
import type { Setting } from './results';
import { type AccountRow, asCrmItems, asItems, PLAIN_PATHS, REAL_EXPRESSIONS } from './rows';

/** Maximum number of accounts in a request. */
export const BATCH = 100;

/** A line that is ready to run: everything that is not measured has been done. */
export interface Prepared {
	/** Pushes all rows and returns the output. */
	run(): Promise<unknown>;
	close(): Promise<void>;
}

interface Reply {
	readonly data: { readonly results: readonly unknown[] };
}

/** Prepares one line for one run. */
export async function prepare(
	{ line, concurrency }: Setting,
	accounts: readonly AccountRow[],
	engine: Engine,
	origin: string,
): Promise<Prepared> {
	switch (line) {
		case 'codec':
			return encodeAndDecode(accounts);
		case 'undici':
			return loopWithUndici(accounts, concurrency, origin);
		case 'helper':
			return await loopWithHelper(accounts, BATCH, concurrency, engine, origin);
		case 'single':
			return await loopWithHelper(accounts, 1, concurrency, engine, origin);
		case 'auto':
			return await runNode(asItems(accounts), { mappingMode: 'autoMapInputData', value: null });
		case 'paths':
			return await runNode(asCrmItems(accounts), byHand(PLAIN_PATHS));
		case 'expressions':
			return await runNode(asCrmItems(accounts), byHand(REAL_EXPRESSIONS));
	}

	async function runNode(
		items: ReturnType<typeof asItems>,
		columns: INodeParameters,
	): Promise<Prepared> {
		const opened = await openContext(engine, items, { columns, options: { concurrency } });
		return { run: async () => await opened.execute(), close: async () => await opened.close() };
	}
}

function byHand(value: INodeParameters): INodeParameters {
	return { mappingMode: 'defineBelow', value, matchingColumns: [], schema: [] };
}

function encodeAndDecode(accounts: readonly AccountRow[]): Prepared {
	const replies = batchesOf(accounts, BATCH).map((batch) =>
		JSON.stringify({
			statusCode: 200,
			data: {
				results: batch.map(({ domain }) => ({
					rtp_aid: '663abc0f0000000000000001',
					domain,
					status: 'created',
				})),
			},
		}),
	);
	return {
		run: () => {
			const results: unknown[] = [];
			batchesOf(accounts, BATCH).forEach((batch, index) => {
				// Used, so that it is not optimised away.
				if (JSON.stringify({ accounts: batch }).length === 0) throw new Error('Nothing to send');
				results.push((JSON.parse(replies[index] ?? '') as Reply).data.results);
			});
			return Promise.resolve(results);
		},
		close: () => Promise.resolve(),
	};
}

function loopWithUndici(
	accounts: readonly AccountRow[],
	concurrency: number,
	origin: string,
): Prepared {
	const pool = new Pool(origin, { connections: concurrency });
	const headers = { 'content-type': 'application/json', 'x-api-key': 'key' };
	return {
		run: async () =>
			await inTurn(batchesOf(accounts, BATCH), concurrency, async (batch) => {
				const { body } = await pool.request({
					method: 'POST',
					path: '/api/v1/accounts',
					headers,
					body: JSON.stringify({ accounts: batch }),
				});
				return (JSON.parse(await body.text()) as Reply).data.results;
			}),
		close: async () => await pool.close(),
	};
}

async function loopWithHelper(
	accounts: readonly AccountRow[],
	size: number,
	concurrency: number,
	engine: Engine,
	origin: string,
): Promise<Prepared> {
	const opened = await openContext(engine, asItems(accounts), {});
	const url = `${origin}/api/v1/accounts`;
	const send = async (batch: readonly AccountRow[]): Promise<readonly unknown[]> =>
		(await post(opened.context, { accounts: batch }, url)).data.results;
	return {
		run: async () => await inTurn(batchesOf(accounts, size), concurrency, send),
		close: async () => await opened.close(),
	};
}

async function post(context: IExecuteFunctions, body: object, url: string): Promise<Reply> {
	const reply: unknown = await context.helpers.httpRequestWithAuthentication.call(
		context,
		'recotapApi',
		{ method: 'POST', url, body, json: true },
	);
	return reply as Reply;
}

function batchesOf(accounts: readonly AccountRow[], size: number): readonly AccountRow[][] {
	// Without rows, one empty request.
	return Array.from({ length: Math.max(1, Math.ceil(accounts.length / size)) }, (_, index) =>
		accounts.slice(index * size, (index + 1) * size),
	);
}

/** Sends all batches, with limited concurrency, and returns all results. */
async function inTurn(
	batches: readonly AccountRow[][],
	concurrency: number,
	send: (batch: readonly AccountRow[]) => Promise<readonly unknown[]>,
): Promise<unknown[]> {
	const results: unknown[] = [];
	const queue = batches.values();
	const work = async (): Promise<void> => {
		for (const batch of queue) results.push(...(await send(batch)));
	};
	await Promise.all(Array.from({ length: concurrency }, work));
	return results;
}
