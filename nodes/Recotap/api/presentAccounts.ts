import type { IDataObject } from 'n8n-workflow';
import type { Facts } from '@n8n-nodes-recotap/kit/push/outcome';
import { identifyKnownDomain } from '@n8n-nodes-recotap/kit/values/identifyDomain';
import { readPage } from './readPage';

/** An account that Recotap has under a domain, as far as it shows. */
export interface PresentAccount {
	/** Empty when there is none; `undefined` when the reply leaves it out. */
	readonly externalId: string | undefined;
	readonly name: string;
	/** Recotap's own ID. */
	readonly identity: Facts;
}

/** What the output tells of an account. */
export function factsOf({ identity, externalId = '' }: PresentAccount): Facts {
	return externalId === '' ? identity : { ...identity, presentExternalId: externalId };
}

/** What a reply to a question by domain holds. */
export interface PresentAccounts {
	/** Recotap has been seen with several accounts of one domain. */
	readonly byDomain: ReadonlyMap<string, readonly PresentAccount[]>;
	/** Domains of accounts that nobody asked about. */
	readonly strangers: readonly string[];
	/** Whether there are no more pages. */
	readonly isWhole: boolean;
}

/** The domain as Recotap cleans it, if it cleans more than it says: a helper of its own also takes `www1.` to `www9.` away. */
export function bareDomain(domain: string): string {
	return domain.replace(/^www\d\.(?=.)/, '');
}

/**
 * The domain under which Recotap may list an account, if it cleans domains of more than it says. A domain that nobody asked
 * about is there for such a reason, whatever it lacks.
 */
export function otherNameOf(
	domain: string,
	{ byDomain, strangers }: PresentAccounts,
): string | undefined {
	const bare = bareDomain(domain);
	if (bare !== domain && (byDomain.get(bare)?.length ?? 0) > 0) return bare;
	return strangers.find((stranger) => domain.endsWith(`.${stranger}`));
}

/**
 * Reads the reply to GET /accounts with `domains` ("List Accounts", docs.recotap.com).
 *
 * @param domains the domains that were asked about
 * @returns the accounts, or a sentence on why there are none
 */
export function readPresentAccounts(
	body: unknown,
	domains: readonly string[],
): PresentAccounts | string {
	const page = readPage(body, 'accounts');
	if (typeof page === 'string') return page;
	const byDomain = new Map<string, PresentAccount[]>(domains.map((domain) => [domain, []]));
	const strangers: string[] = [];
	for (const row of page.rows) {
		const domain = identifyKnownDomain(row.domain) ?? '';
		const accounts = byDomain.get(domain);
		if (accounts === undefined) strangers.push(domain);
		else accounts.push(toPresentAccount(row));
	}
	return { byDomain, strangers, isWhole: page.next === undefined };
}

function toPresentAccount(row: IDataObject): PresentAccount {
	const { rtp_aid, name } = row;
	const externalId = 'externalId' in row ? textOf(row.externalId) : undefined;
	const id = textOf(rtp_aid);
	return { externalId, name: textOf(name), identity: id === '' ? {} : { rtp_aid: id } };
}

function textOf(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
