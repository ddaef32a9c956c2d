import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import { Run } from '@n8n-nodes-recotap/kit/request/run';
import { createPorts } from '@n8n-nodes-recotap/kit/n8n/http/createPorts';
import { FORM_LIMITS } from '@n8n-nodes-recotap/kit/n8n/http/requestLimits';
import { listError } from '@n8n-nodes-recotap/kit/n8n/list/listError';
import { walkPages } from '@n8n-nodes-recotap/kit/n8n/list/walkPages';
import { SEGMENT_LIST } from '../api/lists';
import { RECOTAP } from '../api/service';

/** Enough matches for the editor to show; it requests more when the user scrolls. */
const ENOUGH = 20;
/** Maximum number of pages fetched for one request of the editor. */
const MOST_PAGES = 10;

/** The methods that the editor calls for From List. */
export const listSearch = { searchSegments };

/**
 * Segments whose name or ID contains the text. Recotap has no search, so pages are fetched until enough matches are
 * found.
 */
async function searchSegments(
	this: ILoadOptionsFunctions,
	filter = '',
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const run = new Run(createPorts(this, RECOTAP, FORM_LIMITS.timeoutMs), FORM_LIMITS);
	const wanted = filter.trim().toLowerCase();
	const results: INodeListSearchItems[] = [];
	let pages = 0;
	try {
		for await (const { rows, next } of walkPages(SEGMENT_LIST, run, { cursor: paginationToken })) {
			results.push(...rows.flatMap((segment) => toItem(segment, wanted)));
			if (next === undefined) break;
			if (results.length >= ENOUGH || ++pages === MOST_PAGES) {
				return { results, paginationToken: next };
			}
		}
		return { results };
	} catch (error) {
		throw listError(this, error, { service: RECOTAP, things: 'segments' });
	}
}

function toItem({ segmentId, name, status }: IDataObject, wanted: string): INodeListSearchItems[] {
	if (typeof segmentId !== 'string') return [];
	const label = typeof name === 'string' && name !== '' ? name : segmentId;
	if (![label, segmentId].some((text) => text.toLowerCase().includes(wanted))) return [];
	return [{ name: status === 'draft' ? `${label} (draft)` : label, value: segmentId }];
}
