import type { Company } from './companies';
import { clean } from './formatText';
import type { CompaniesFile } from './readCompanies';
import { UserError } from './userError';

/** Headings that CRM systems and people use, the surest first. */
const HEADINGS = {
	domain:
		'Domain, Website, Domain name, Company domain, Company domain name, Website URL, Company website, Web address, Homepage, URL, Web',
	name: 'Company, Account name, Company name, Account, Organization, Organization name, Organisation, Brand, Name',
	id: 'CRM ID, External ID, Account ID, Company ID, Record ID, Organization ID, HubSpot ID, Salesforce ID, ID',
};

/** How many headings of a file a message shows, and how much of each. */
const SHOWN = { headings: 12, characters: 30 };

/**
 * Finds the companies in a file by its headings; capitals, spaces, hyphens and underscores do not matter.
 *
 * @param file what to call the file in messages
 * @returns one company for each row, and whether the file has IDs to map
 * @throws UserError when there is no web address or no company name
 */
export function toCompanies(
	{ headings, rows }: Pick<CompaniesFile, 'headings' | 'rows'>,
	file: string,
): { readonly companies: readonly Company[]; readonly hasIds: boolean } {
	const present = headings.map(simplify);
	const find = (known: string): number => {
		const positions = known.split(', ').map((heading) => present.indexOf(simplify(heading)));
		return positions.find((position) => position >= 0) ?? -1;
	};
	const [domain, name, id] = [find(HEADINGS.domain), find(HEADINGS.name), find(HEADINGS.id)];
	const missing = [
		...(domain < 0 ? ["a web address (such as 'Domain' or 'Website')"] : []),
		...(name < 0 ? ["a company name (such as 'Company' or 'Account name')"] : []),
	];
	if (missing.length > 0) {
		throw new UserError(
			`${file} has no column for ${missing.join(' and none for ')}; its headings are ${list(headings)}.`,
		);
	}
	const companies = rows.map((row) => ({
		Company: row[name] ?? '',
		Website: row[domain] ?? '',
		'CRM ID': row[id] ?? '',
	}));
	return { companies, hasIds: id >= 0 };
}

function simplify(heading: string): string {
	return heading.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function list(headings: readonly string[]): string {
	const { characters } = SHOWN;
	const shown = headings.slice(0, SHOWN.headings).map(clean);
	const texts = shown.map(
		(text) => text.slice(0, characters) + (text.length > characters ? '...' : ''),
	);
	const more = headings.length - shown.length;
	return texts.map((text) => `'${text}'`).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
