import type { IDataObject } from 'n8n-workflow';
import type { Facts } from '../../../bulk/outcome';
import type { RowResult, Target } from '../../../bulk/target';
import { identifyKnownDomain } from '../../../shell/identifyDomain';
import { accountList, MOST_DOMAINS } from './lists';
import { readPage } from './readPage';
import { readRefusal } from './readRefusal';

/** What Recotap has under a domain, as far as a preview needs to know. */
export interface PresentAccount {
	/** Empty when the account has none. */
	readonly externalId: string;
}

/** What would happen to a row: a code and a sentence. */
export interface Foreseen {
	readonly code: string;
	readonly reason: string;
}

/**
 * Reads the accounts that Recotap has under the domains of rows, and writes nothing: GET /accounts with `domains` ("List
 * Accounts", docs.recotap.com).
 *
 * @param foresee what would happen to a row, given the account that is there
 */
export function previewByDomain<Payload extends { readonly domain: string }, Shared>(
	foresee: (present: PresentAccount | undefined, payload: Payload, shared: Shared) => Foreseen,
): Target<Payload, Shared> {
	return {
		limit: MOST_DOMAINS,
		keyName: 'domain',
		identify: ({ domain }) => domain,
		encode: (payloads) =>
			accountList({ domains: payloads.map(({ domain }) => domain) }).request(
				MOST_DOMAINS,
				undefined,
			),
		decode: (body, payloads, shared) => {
			const page = readPage(body, 'accounts');
			if (typeof page === 'string') return { kind: 'unreadable', reason: page };
			const present = byDomain(page.rows);
			const results = payloads.map((payload): RowResult => {
				const { domain: key } = payload;
				const account = present.get(key);
				if (account === undefined && page.next !== undefined) {
					// Recotap has been seen with several accounts of one domain: they fill the page.
					const reason = 'Recotap listed more accounts than domains, and not this one';
					return { key, status: 'unknown', code: 'listCutShort', reason, facts: {} };
				}
				const externalId = textOf(account?.externalId);
				const foreseen = foresee(account && { externalId }, payload, shared);
				return { key, status: 'skipped', ...foreseen, facts: factsOf(account) };
			});
			return { kind: 'perRow', results };
		},
		readRefusal,
	};
}

/** The first account of each domain. */
function byDomain(accounts: readonly IDataObject[]): ReadonlyMap<string, IDataObject> {
	const found = new Map<string, IDataObject>();
	for (const account of accounts) {
		const domain = identifyKnownDomain(account.domain);
		if (domain !== undefined && !found.has(domain)) found.set(domain, account);
	}
	return found;
}

function factsOf(account: IDataObject | undefined): Facts {
	const rtp_aid = textOf(account?.rtp_aid);
	const present = textOf(account?.externalId);
	return {
		...(rtp_aid === '' ? {} : { rtp_aid }),
		...(present === '' ? {} : { presentExternalId: present }),
	};
}

function textOf(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
