import { UserError } from './userError';

/** Where in a row the values are, counted from 0. */
export interface Columns {
	readonly domain: number;
	readonly name: number;
	/** `undefined` when the file has no IDs: then there is nothing to map. */
	readonly externalId: number | undefined;
}

/** Headings that CRM systems and people use, the surest first. */
const HEADINGS = {
	domain: [
		'Domain',
		'Website',
		'Domain name',
		'Company domain',
		'Company domain name',
		'Website URL',
		'Company website',
		'Web address',
		'Homepage',
		'URL',
		'Web',
	],
	name: [
		'Company',
		'Account name',
		'Company name',
		'Account',
		'Organization',
		'Organization name',
		'Organisation',
		'Brand',
		'Name',
	],
	externalId: [
		'CRM ID',
		'External ID',
		'Account ID',
		'Company ID',
		'Record ID',
		'Organization ID',
		'HubSpot ID',
		'Salesforce ID',
		'ID',
	],
} as const;

/** How many headings of a file a message shows, and how much of each. */
const SHOWN = { headings: 12, characters: 30 };

/**
 * Recognises columns by their headings; capitals, spaces, hyphens and underscores do not matter.
 *
 * @param name what to call the file in messages
 * @throws UserError when there is no web address or no company name
 */
export function findColumns(headings: readonly string[], name: string): Columns {
	const domain = find(headings, HEADINGS.domain);
	const company = find(headings, HEADINGS.name);
	if (domain !== undefined && company !== undefined) {
		return { domain, name: company, externalId: find(headings, HEADINGS.externalId) };
	}
	const missing = [
		...(domain === undefined ? [`a web address (such as ${suggest(HEADINGS.domain)})`] : []),
		...(company === undefined ? [`a company name (such as ${suggest(HEADINGS.name)})`] : []),
	];
	throw new UserError(
		`${name} has no column for ${missing.join(' and none for ')}; its headings are ${list(headings)}.`,
	);
}

function find(headings: readonly string[], known: readonly string[]): number | undefined {
	const normalised = headings.map(normalise);
	const positions = known.map((heading) => normalised.indexOf(normalise(heading)));
	return positions.find((position) => position >= 0);
}

function normalise(heading: string): string {
	return heading.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function suggest([first, second]: readonly [string, string, ...string[]]): string {
	return `'${first}' or '${second}'`;
}

function list(headings: readonly string[]): string {
	const shown = headings.slice(0, SHOWN.headings).map((heading) => {
		const text = heading.replace(/\s+/g, ' ').trim();
		return `'${text.length > SHOWN.characters ? `${text.slice(0, SHOWN.characters)}...` : text}'`;
	});
	const more = headings.length - shown.length;
	return shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
}
