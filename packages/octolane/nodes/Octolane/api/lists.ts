import type { IDataObject } from 'n8n-workflow';
import type { ApiRequest } from '@n8n-nodes-recotap/kit/request/ports';
import { isJsonObject } from '@n8n-nodes-recotap/kit/n8n/http/isJsonObject';
import { isRecord } from '@n8n-nodes-recotap/kit/values/isRecord';
import type { Page, PagedList } from '@n8n-nodes-recotap/kit/n8n/list/walkPages';
import { parseRefusal } from './parseRefusal';

/** Maximum number of rows in a page ("List accounts", octolane.com/docs). */
export const PAGE_SIZE = 500;

/**
 * Accounts in pages. A cursor is only valid for exactly the same request, including its limit, so every page has the
 * same limit.
 *
 * @param ask creates the request for a page with this many rows
 */
export function accountPages(
	pageSize: number,
	ask: (limit: number, cursor: string | undefined) => ApiRequest,
): PagedList<IDataObject> {
	const limit = Math.min(pageSize, PAGE_SIZE);
	return {
		pageSize: limit,
		request: (_limit, cursor) => ask(limit, cursor),
		parse: readPage,
		identify: (row) => (typeof row.id === 'string' ? row.id : JSON.stringify(row)),
		parseRefusal: (body) => parseRefusal(body, 400),
	};
}

/** `data.accounts` with `has_more` and `next_cursor` ("Pagination", octolane.com/docs). */
function readPage(body: unknown): Page<IDataObject> | string {
	const data = isRecord(body) ? body.data : undefined;
	if (!isRecord(data) || !Array.isArray(data.accounts)) {
		return 'The response from Octolane has no list of accounts';
	}
	const { accounts, has_more, next_cursor } = data;
	const next = typeof next_cursor === 'string' && next_cursor !== '' ? next_cursor : undefined;
	if (has_more === true && next === undefined) {
		return 'Octolane announced another page of accounts, but gave no cursor for it';
	}
	return { rows: accounts.filter(isJsonObject), next: has_more === false ? undefined : next };
}
