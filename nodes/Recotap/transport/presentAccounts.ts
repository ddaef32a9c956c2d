import type { IDataObject } from 'n8n-workflow';
import type { Facts } from '../../../bulk/outcome';
import { identifyDomain } from '../../../shell/identifyDomain';
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
	/** Whether a domain that is missing here is missing in Recotap. */
	readonly isWhole: boolean;
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
	let strangers = 0;
	for (const row of page.rows) {
		const accounts = byDomain.get(identifyDomain(row.domain) ?? '');
		if (accounts === undefined) strangers++;
		else accounts.push(toPresentAccount(row));
	}
	// An account under a domain that nobody asked about may be one of ours that Recotap spells in another way.
	return { byDomain, isWhole: page.next === undefined && strangers === 0 };
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
