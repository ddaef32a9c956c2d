import type { IDataObject } from 'n8n-workflow';
import type { PagedList } from '@n8n-nodes-recotap/kit/n8n/list/walkPages';
import { parsePage, type TimedPage } from './parsePage';
import { parseRefusal } from './parseRefusal';

/** Page size unless a smaller one is requested ("Introduction", Pagination). */
const PAGE_SIZE = 100;
/** Maximum number of domains in one filter ("List Accounts"). */
export const MOST_DOMAINS = 100;

/** Which accounts to list; all if not set. */
export interface AccountFilter {
	/** ISO 8601: only accounts updated after this time. */
	readonly updatedAfter?: string | undefined;
	/** At most `MOST_DOMAINS`, normalised. */
	readonly domains?: readonly string[] | undefined;
}

/** GET /accounts ("List Accounts", docs.recotap.com). The filters are sent with every page. */
export function accountList({ updatedAfter, domains }: AccountFilter = {}): PagedList<
	IDataObject,
	TimedPage
> {
	return {
		pageSize: PAGE_SIZE,
		request: (limit, cursor) => ({
			method: 'GET',
			path: '/accounts',
			query: {
				limit,
				...(cursor === undefined ? {} : { cursor }),
				...(updatedAfter === undefined ? {} : { lastSync: updatedAfter }),
				...(domains === undefined ? {} : { domains: JSON.stringify(domains) }),
			},
		}),
		parse: (body) => parsePage(body, 'accounts'),
		identify: (row) => identifyBy(row, 'rtp_aid'),
		parseRefusal: parseRefusal,
	};
}

/** GET /segments ("List Segments", docs.recotap.com): the static ones that are active or draft. */
export const SEGMENT_LIST: PagedList<IDataObject, TimedPage> = {
	pageSize: PAGE_SIZE,
	request: (limit, cursor) => ({
		method: 'GET',
		path: '/segments',
		query: { limit, ...(cursor === undefined ? {} : { cursor }) },
	}),
	parse: (body) => parsePage(body, 'segments'),
	identify: (row) => identifyBy(row, 'segmentId'),
	parseRefusal: parseRefusal,
};

/** A row without an ID is the same only if its whole content is the same. */
function identifyBy(row: IDataObject, name: string): string {
	const id = row[name];
	return typeof id === 'string' && id !== '' ? id : JSON.stringify(row);
}
