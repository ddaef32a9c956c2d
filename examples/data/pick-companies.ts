/** A brand as simple-icons knows it. */
export interface Brand {
	readonly title: string;
	readonly slug: string;
	/** Where simple-icons found the logo. */
	readonly source: string;
}

/** A brand, and the host of the site that is its own. */
export interface Company {
	readonly name: string;
	readonly slug: string;
	readonly host: string;
}

/** Sites that show logos of others, also where they show only one. */
const ARCHIVE = /(^|\.)(archive|wikimedia|wikipedia)\.org$/;

/**
 * One company for each host: the brand that the host is named after, else the only brand found there. A host with
 * several brands and none of that name, such as a collection of logos, is no company's own.
 *
 * @returns companies in the order of the brands
 */
export function pickCompanies(brands: readonly Brand[]): Company[] {
	const byHost = new Map<string, Brand[]>();
	for (const brand of brands) {
		const host = hostOf(brand);
		byHost.set(host, [...(byHost.get(host) ?? []), brand]);
	}
	const owners = new Map([...byHost].map(([host, found]) => [host, ownerOf(host, found)]));
	return brands
		.filter((brand) => owners.get(hostOf(brand)) === brand)
		.map((brand) => ({ name: brand.title, slug: brand.slug, host: hostOf(brand) }));
}

function ownerOf(host: string, brands: readonly Brand[]): Brand | undefined {
	const labels = host.split('.').map(lettersOf);
	// 'GitHub' rather than 'GitHub Actions'.
	const named = brands.find(({ title }) => labels.includes(lettersOf(title)));
	return named ?? (brands.length === 1 && !ARCHIVE.test(host) ? brands[0] : undefined);
}

function hostOf({ source }: Brand): string {
	return new URL(source).hostname.replace(/^www\./, '');
}

/** Small letters and digits of a name, without accents. */
function lettersOf(text: string): string {
	return text
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[^a-z0-9]/g, '');
}
