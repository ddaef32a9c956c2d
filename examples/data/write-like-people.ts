import type { Company } from './pick-companies';

/** A row of a CRM's export: ID, company, website. */
export type Row = readonly [string, string, string];

/*
 * How people type. Which company gets what follows from its position alone: the same every time.
 */

/** Ways to write a web address that all mean the same. */
const SPELLINGS: readonly ((host: string) => string)[] = [
	(host) => `https://${withWww(host)}`,
	(host) => host,
	(host) => `https://${host}/`,
	withWww,
	(host) => `https://${host}/about?utm_source=crm`,
	(host) => `HTTP://${host.toUpperCase()}`,
];
/** What stands in a CRM where no web address can be read. */
const MISTAKES: readonly ((host: string) => string)[] = [
	() => '',
	(host) => host.replace('.', ','),
	() => 'n/a',
	(host) => host.split('.')[0] ?? '',
	(host) => `https:// ${host}`,
];
const ENDINGS = [' Inc.', ' Ltd', ' GmbH', ' Corp.'];

/** Every so many companies one is in the CRM twice. */
const TWICE_EVERY = 31;
/** Every so many companies one has no web address that can be read. */
const MISTAKE_EVERY = 67;
/** Every so many companies one has no name. */
const NAMELESS_EVERY = 397;

/** Companies as a CRM exports them: one in thirty is there twice, one in sixty cannot be sent. */
export function writeLikePeople(companies: readonly Company[]): Row[] {
	return companies.flatMap(({ name, slug, host }, at) => {
		const isNth = (every: number): boolean => at % every === every - 1;
		const website = isNth(MISTAKE_EVERY)
			? take(MISTAKES, Math.floor(at / MISTAKE_EVERY))(host)
			: take(SPELLINGS, at)(host);
		const row: Row = [`crm-${slug}`, isNth(NAMELESS_EVERY) ? '' : name, website];
		if (!isNth(TWICE_EVERY)) return [row];
		const ending = take(ENDINGS, Math.floor(at / TWICE_EVERY));
		return [row, [`crm-${slug}-2`, name + ending, take(SPELLINGS, at + 1)(host)]];
	});
}

/** Nobody puts it in front of a name such as `support.acme.com`. */
function withWww(host: string): string {
	return host.split('.').length === 2 ? `www.${host}` : host;
}

function take<Item>(items: readonly Item[], at: number): Item {
	const item = items[at % items.length];
	if (item === undefined) throw new Error('Nothing to take from');
	return item;
}
