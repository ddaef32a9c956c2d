import type { IDataObject } from 'n8n-workflow';
import { isJsonObject } from '@n8n-nodes-recotap/kit/n8n/http/isJsonObject';
import { isRecord } from '@n8n-nodes-recotap/kit/values/isRecord';
import type { Page } from '@n8n-nodes-recotap/kit/n8n/list/walkPages';
import { unwrap } from './envelope';

/** A page of a list, with the server's time of the response. */
export interface TimedPage extends Page<IDataObject> {
	/** ISO 8601; used as `lastSync`, it excludes everything before. */
	readonly serverTime: string | undefined;
}

/**
 * Parses the body of a paged list ("Introduction", Pagination). `hasNextPage` decides whether another page follows: the
 * last page may contain a cursor too.
 *
 * @param things name of the rows in messages
 * @returns the page, or a sentence on why there is none
 */
export function parsePage(body: unknown, things: string): TimedPage | string {
	const data = unwrap(body);
	if (!isRecord(data) || !Array.isArray(data.data)) {
		return `The response from Recotap has no list of ${things}`;
	}
	const { nextCursor, hasNextPage, syncTimestamp } = data;
	const cursor = readText(nextCursor);
	const isLast = typeof hasNextPage === 'boolean' ? !hasNextPage : cursor === undefined;
	if (!isLast && cursor === undefined) {
		return `Recotap announced another page of ${things}, but gave no cursor for it`;
	}
	return {
		rows: data.data.filter(isJsonObject),
		next: isLast ? undefined : cursor,
		serverTime: readText(syncTimestamp) ?? readText(isRecord(body) ? body.timestamp : undefined),
	};
}

function readText(value: unknown): string | undefined {
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' && value !== '' ? value : undefined;
}
