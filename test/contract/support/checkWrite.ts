import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { type Api, openLine } from './apis';
import { Reach } from './reach';
import type { WireRequest } from './recorder';
import { sheets } from './rows';
import type { Write } from './writes';

/** Sheets for one operation. */
const RUNS = 6;
/** How often each place of a request has to be reached. */
const LEAST = 10;

/** What is not written at all. */
const UNSENT = ['invalid', 'notSent', 'failed', 'unknown'];

/**
 * Runs an operation with sheets whose rows are mostly good, and holds every request against the document, and every row
 * against what somebody had in the sheet.
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
			// The sandbox has read the documents, too, by itself.
			expect(items.map(({ status }) => UNSENT.includes(String(status)))).toEqual(
				rows.map(({ sent }) => sent === undefined),
			);
			junk += rows.length - wanted.length;
			for (const request of writing) reach.add(request, write.rowsOf(request).length);
		}),
		// The message names what is wrong; smaller sheets would not say more.
		{ numRuns: RUNS, endOnFailure: true },
	);
	expect(reach.requests).toBeGreaterThanOrEqual(RUNS);
	expect(reach.rows).toBeGreaterThanOrEqual((RUNS * write.size.least) / 2);
	expect(reach.neverFull).toEqual([]);
	expect(junk).toBeGreaterThanOrEqual(1);
	expect(reach.rarerThan(LEAST)).toEqual([]);
}

/** Whether a request is one that the operation writes with. */
export function isOf({ path, method }: Write, request: WireRequest): boolean {
	const pattern = new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`);
	return request.method === method.toUpperCase() && pattern.test(request.path);
}

/** Rows in an order of their own: requests travel side by side. */
function byKey(rows: readonly IDataObject[], { keyOf }: Write): readonly unknown[] {
	return [...rows]
		.sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
		.map((row) => JSON.parse(JSON.stringify(row)) as unknown);
}
