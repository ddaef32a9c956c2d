import type { IDataObject } from 'n8n-workflow';
import type { Run } from '@n8n-nodes-recotap/kit/request/run';
import { isJsonObject } from '@n8n-nodes-recotap/kit/n8n/http/isJsonObject';
import { fetchBody } from '@n8n-nodes-recotap/kit/n8n/list/fetchBody';
import { FetchStopped } from '@n8n-nodes-recotap/kit/n8n/list/fetchStopped';
import type { ApiRequest } from '@n8n-nodes-recotap/kit/request/ports';
import { unwrap } from './envelope';
import { parseRefusal } from './parseRefusal';

/**
 * Fetches GET /accounts/custom-fields ("List Account Custom Fields", docs.recotap.com): all active fields, without
 * pages.
 *
 * @throws FetchStopped when they do not come
 */
export async function fetchDefinitions(run: Run): Promise<IDataObject[]> {
	return await fetchList({ method: 'GET', path: '/accounts/custom-fields' }, 'custom fields', run);
}

/**
 * Fetches GET /accounts/missing-external-ids ("List Unmapped Accounts", docs.recotap.com): the first `limit` accounts.
 * The list has no cursor.
 *
 * @throws FetchStopped when they do not come
 */
export async function fetchUnmapped(limit: number, run: Run): Promise<IDataObject[]> {
	const request: ApiRequest = {
		method: 'GET',
		path: '/accounts/missing-external-ids',
		query: { limit },
	};
	return await fetchList(request, 'accounts', run);
}

async function fetchList(request: ApiRequest, things: string, run: Run): Promise<IDataObject[]> {
	const data = unwrap(await fetchBody(request, parseRefusal, run));
	if (Array.isArray(data)) return data.filter(isJsonObject);
	const reason = `The response from Recotap has no list of ${things}`;
	throw new FetchStopped({ code: 'unreadable', reason });
}
