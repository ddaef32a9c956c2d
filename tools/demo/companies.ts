import { normaliseDomain } from '@n8n-nodes-recotap/kit/values/normaliseDomain';

/** A company under the names that the example workflow uses. Without IDs in the file, `CRM ID` is empty. */
export interface Company {
	readonly Company: string;
	readonly Website: string;
	readonly 'CRM ID': string;
}

/**
 * The fewest requests in which rows can travel: unique domains / rows in a request, rounded up.
 *
 * @param required what a row needs besides a domain to be sent at all
 * @param limit most rows in a request
 */
export function fewestRequests(
	companies: readonly Company[],
	required: 'Company' | 'CRM ID' | 'nothing',
	limit: number,
): number {
	const domains = companies
		.filter((company) => required === 'nothing' || company[required].trim() !== '')
		.flatMap(({ Website }) => cleanDomain(Website) ?? []);
	return Math.ceil(new Set(domains).size / limit);
}

/** The domain of a web address as the node would send it, if it would. */
export function cleanDomain(website: string): string | undefined {
	const cleaned = normaliseDomain(website);
	return cleaned.ok ? cleaned.domain : undefined;
}
