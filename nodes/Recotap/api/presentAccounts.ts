import type { IDataObject } from 'n8n-workflow';
import type { Facts } from '@n8n-nodes-recotap/kit/push/outcome';
import { identifyKnownDomain } from '@n8n-nodes-recotap/kit/values/identifyDomain';
import { parsePage } from './parsePage';

/** An existing account under a domain, as far as the response shows it. */
export interface PresentAccount {
	/** Empty if there is none; `undefined` if the response omits it. */
	readonly externalId: string | undefined;
	readonly name: string;
	/** Recotap's own ID. */
	readonly identity: Facts;
}

/** The facts about an account for the output. */
export function factsOf({ identity, externalId = '' }: PresentAccount): Facts {
	return externalId === '' ? identity : { ...identity, presentExternalId: externalId };
}

/** The accounts in a response to a request by domain. */
export interface PresentAccounts {
	/** Recotap has been observed to have several accounts with the same domain. */
	readonly byDomain: ReadonlyMap<string, readonly PresentAccount[]>;
	/** Domains of accounts that were not requested. */
	readonly strangers: readonly string[];
	/** Whether there are no more pages. */
	readonly isWhole: boolean;
}

/**
 * The domain as Recotap may clean it: one of Recotap's helpers also removes `www1.` to `www9.`, which is not
 * documented.
 */
export function bareDomain(domain: string): string {
	return domain.replace(/^www\d\.(?=.)/, '');
}

/**
 * A domain under which Recotap may list the account, if it cleans domains further than documented. A domain that was
 * not requested is listed for such a reason, whichever part of the requested one it lacks.
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
 * Parses the response to GET /accounts with `domains` ("List Accounts", docs.recotap.com).
 *
 * @param domains the requested domains
 * @returns the accounts, or a sentence on why there are none
 */
export function parsePresentAccounts(
	body: unknown,
	domains: readonly string[],
): PresentAccounts | string {
	const page = parsePage(body, 'accounts');
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
