import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { type Api, openLine } from './apis';
import { Reach } from './reach';
import type { WireRequest } from './recorder';
import { sheets } from './rows';
import type { Write } from './writes';

/** Number of sheets for one operation. */
const RUNS = 6;
/** How often each location of a request has to be covered. */
const LEAST = 10;

/** Statuses of rows that are not written. */
const UNSENT = ['invalid', 'notSent', 'failed', 'unknown'];

/**
 * Runs an operation with sheets of mostly valid rows, and checks every request against the document and every row
 * against the sheet.
 */
export async function checkWrite(api: Api, write: Write): Promise<void> {
	const line = await openLine(api, write.world);
	const reach = new Reach(api.document, write.path, write.method);
	let junk = 0;
	await fc.assert(
		fc.asyncProperty(sheets(write.plan, write.size), async (rows) => {
			const { requests, items } = await line.run(
				rows.map(({ typed }) => typed),
				write.parameters,
			);
			expect(requests.flatMap((request) => api.contract.objections(request))).toEqual([]);

			const writing = requests.filter((request) => isOf(write, request));
			const wanted = rows.flatMap(({ sent }) => (sent === undefined ? [] : [sent]));
			const arrived = writing.flatMap(write.rowsOf);
			expect(byKey(arrived, write)).toEqual(byKey(wanted, write));
			// The sandbox is an independent reading of the documents.
			expect(items.map(({ status }) => UNSENT.includes(String(status)))).toEqual(
				rows.map(({ sent }) => sent === undefined),
			);
			junk += rows.length - wanted.length;
			for (const request of writing) reach.add(request, write.rowsOf(request).length);
		}),
		// The message names the error; shrinking would add nothing.
		{ numRuns: RUNS, endOnFailure: true },
	);
	expect(reach.requests).toBeGreaterThanOrEqual(RUNS);
	expect(reach.rows).toBeGreaterThanOrEqual((RUNS * write.size.least) / 2);
	expect(reach.neverFull).toEqual([]);
	expect(junk).toBeGreaterThanOrEqual(1);
	expect(reach.rarerThan(LEAST)).toEqual([]);
}

/** Whether a request is a write of this operation. */
export function isOf({ path, method }: Write, request: WireRequest): boolean {
	const pattern = new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`);
	return request.method === method.toUpperCase() && pattern.test(request.path);
}

/** Sorts rows by key, because requests are concurrent. */
function byKey(rows: readonly IDataObject[], { keyOf }: Write): readonly unknown[] {
	return [...rows]
		.sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
		.map((row) => JSON.parse(JSON.stringify(row)) as unknown);
}
