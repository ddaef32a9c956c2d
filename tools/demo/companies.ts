import { normaliseDomain } from '@n8n-nodes-recotap/kit/values/normaliseDomain';
import type { Columns } from './toCompanies';

/** A company under the names that the example workflow uses. Without IDs in the file, `CRM ID` is empty. */
export interface Company {
	readonly Company: string;
	readonly Website: string;
	readonly 'CRM ID': string;
}

/** The rows of a file as the example workflow reads them. */
export function toCompanies(rows: readonly (readonly string[])[], columns: Columns): Company[] {
	const cell = (row: readonly string[], at: number | undefined) =>
		at === undefined ? '' : (row[at] ?? '');
	return rows.map((row) => ({
		Company: cell(row, columns.name),
		Website: cell(row, columns.domain),
		'CRM ID': cell(row, columns.externalId),
	}));
}

/**
 * The fewest requests in which rows can travel: unique domains / rows in a request, rounded up.
 *
 * @param companies rows
 * @param required what a row needs besides a domain to be sent at all
 * @param limit most rows in a request
 */
export function fewestRequests(
	companies: readonly Company[],
	required: 'Company' | 'CRM ID' | 'nothing',
	limit: number,
): number {
	const domains = companies.flatMap((company) => {
		const cleaned = normaliseDomain(company.Website);
		return cleaned.ok && (required === 'nothing' || company[required].trim() !== '')
			? [cleaned.domain]
			: [];
	});
	return Math.ceil(new Set(domains).size / limit);
}
