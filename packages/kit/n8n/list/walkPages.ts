import type { ApiRequest } from '../../request/ports';
import type { Run } from '../../request/run';
import type { Refusal } from '../../push/target';
import { fetchBody } from './fetchBody';
import { FetchStopped } from './fetchStopped';

/** One page of a list. */
export interface Page<Row> {
	readonly rows: readonly Row[];
	/** Cursor of the next page; `undefined` on the last one. */
	readonly next: string | undefined;
}

/** A list with keyset pagination. `P` is a page with any other data of its response. */
export interface PagedList<Row, P extends Page<Row> = Page<Row>> {
	/** Rows per request. */
	readonly pageSize: number;
	/** The request for one page; without a cursor, for the first one. */
	request(limit: number, cursor: string | undefined): ApiRequest;
	/** Parses a 2xx body; a text says why that is impossible. Never throws. */
	parse(body: unknown): P | string;
	/** The identity of a row, by which repeats are recognised. */
	identify(row: Row): string;
	/** Parses the body of any other response. Never throws. */
	parseRefusal(body: unknown): Refusal;
}

/** The part of a list to walk. */
export interface Stretch {
	/** Maximum number of rows; all if not set. */
	readonly limit?: number;
	/** Where to start; the first page if not set. */
	readonly cursor?: string | undefined;
}

/**
 * Fetches the first page of a list.
 *
 * @throws FetchStopped when it does not come or cannot be parsed
 */
export async function fetchFirstPage<Row, P extends Page<Row>>(
	list: PagedList<Row, P>,
	run: Run,
	limit: number,
): Promise<P> {
	return await fetchPage(list, run, limit, undefined);
}

async function fetchPage<Row, P extends Page<Row>>(
	list: PagedList<Row, P>,
	run: Run,
	limit: number,
	cursor: string | undefined,
): Promise<P> {
	const body = await fetchBody(
		list.request(limit, cursor),
		(refusal) => list.parseRefusal(refusal),
		run,
	);
	const page = list.parse(body);
	if (typeof page === 'string') throw new FetchStopped({ code: 'unreadable', reason: page });
	return page;
}

/** Number of consecutive pages without a new row after which a list counts as endless. */
const MOST_BARREN_PAGES = 100;

/**
 * Walks a list page by page and yields each row once. Requests no more pages and rows than `limit` needs.
 *
 * @throws FetchStopped when a page does not come, cannot be parsed, or when the list has no end
 */
export async function* walkPages<Row, P extends Page<Row>>(
	list: PagedList<Row, P>,
	run: Run,
	{ limit = Infinity, cursor: start }: Stretch = {},
): AsyncGenerator<P & Page<Row>> {
	const rowsSeen = new Set<string>();
	const cursorsSeen = new Set([start]);
	let barren = 0;
	for (let open = limit, cursor = start; open > 0;) {
		const page = await fetchPage(list, run, Math.min(list.pageSize, open), cursor);

		const rows = page.rows
			.filter((row) => {
				const identity = list.identify(row);
				return !rowsSeen.has(identity) && rowsSeen.add(identity);
			})
			.slice(0, open);
		yield { ...page, rows };
		if (page.next === undefined) return;

		open -= rows.length;
		barren = rows.length === 0 ? barren + 1 : 0;
		cursor = page.next;
		if (open > 0 && (cursorsSeen.has(cursor) || barren === MOST_BARREN_PAGES)) {
			throw new FetchStopped({
				code: 'endless',
				reason: 'The list does not end: the API keeps announcing the same next page',
			});
		}
		cursorsSeen.add(cursor);
	}
}

/**
 * Fetches a list, or its first `limit` rows.
 *
 * @throws FetchStopped like `walkPages`
 */
export async function fetchAll<Row, P extends Page<Row>>(
	list: PagedList<Row, P>,
	run: Run,
	stretch: Stretch = {},
): Promise<Row[]> {
	const all: Row[] = [];
	for await (const { rows } of walkPages(list, run, stretch)) {
		for (const row of rows) all.push(row);
	}
	return all;
}
