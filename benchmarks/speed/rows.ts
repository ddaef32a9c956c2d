import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { seededRandom } from '#sandbox/core/random';

const WORDS =
	'acme globex initech umbra vertex lumen orbit delta harbor quartz nimbus falcon'.split(' ');
const TAGS = ['enterprise', 'mid-market', 'smb', 'emea', 'apac', 'partner', 'churn-risk', 'icp'];

/** An account in the format of "Create Accounts", with all standard fields. */
export interface AccountRow extends IDataObject {
	readonly domain: string;
	readonly name: string;
	readonly externalId: string;
	readonly shortName: string;
	readonly linkedinUrl: string;
	readonly tags: string[];
}

/** Accounts with different domains, the same for the same seed. */
export function createAccounts(count: number, seed = 7): AccountRow[] {
	const random = seededRandom(seed);
	const pick = (words: readonly string[]): string =>
		words[Math.floor(random() * words.length)] ?? '';
	return Array.from({ length: count }, (_, index) => {
		const slug = `${pick(WORDS)}-${pick(WORDS)}-${index}`;
		const name = `${pick(WORDS)} ${pick(WORDS)} Incorporated ${index}`;
		return {
			domain: `${slug}.com`,
			name,
			externalId: `001${String(Math.floor(random() * 1e12)).padStart(12, '0')}AAA`,
			shortName: name.slice(0, 14),
			linkedinUrl: `https://www.linkedin.com/company/${slug}`,
			tags: [pick(TAGS), `owner-${Math.floor(random() * 40)}`],
		};
	});
}

/** Items with the column names of the form, for automatic mapping. */
export function asItems(accounts: readonly AccountRow[]): INodeExecutionData[] {
	return accounts.map((json) => ({ json }));
}

/** The same accounts as exported by a CRM: with other names, some of them nested. */
export function asCrmItems(accounts: readonly AccountRow[]): INodeExecutionData[] {
	return accounts.map(({ domain, name, externalId, shortName, linkedinUrl, tags }) => ({
		json: {
			Website: domain,
			Company: name,
			crm: { id: externalId, owner: 'jo' },
			'Short Name': shortName,
			social: { linkedin: linkedinUrl },
			Tags: tags,
		},
	}));
}

/** All seven columns mapped with plain property paths of the current item. */
export const PLAIN_PATHS: INodeParameters = {
	domain: '={{ $json.Website }}',
	name: '={{ $json.Company }}',
	externalId: '={{ $json.crm.id }}',
	shortName: '={{ $json["Short Name"] }}',
	linkedinUrl: '={{ $json.social.linkedin }}',
	tags: '={{ $json.Tags }}',
	customFields: '={{ $json.Extra }}',
};

/** The same seven columns mapped with expressions that have to be evaluated. */
export const REAL_EXPRESSIONS: INodeParameters = {
	domain: '={{ $json.Website.trim().toLowerCase() }}',
	name: '={{ $json.Company || "Unknown" }}',
	externalId: '={{ String($json.crm.id) }}',
	shortName: '={{ $json["Short Name"].slice(0, 20) }}',
	linkedinUrl: '={{ $json.social.linkedin ?? "" }}',
	tags: '={{ $json.Tags.join(",") }}',
	customFields: '={{ $json.Extra || null }}',
};
