import type { IDataObject } from 'n8n-workflow';
import type { Facts } from '../../../bulk/outcome';
import type { RowResult, Target } from '../../../bulk/target';
import { identifyDomain } from '../../../shell/identifyDomain';
import { accountList, MOST_DOMAINS } from './lists';
import { readPage } from './readPage';
import { readRefusal } from './readRefusal';

/** What Recotap has under a domain, as far as a preview needs to know. */
export interface PresentAccount {
	/** Empty when the account has none. */
	readonly externalId: string;
}

/** A row, as far as a preview needs to know. */
interface Described {
	readonly domain: string;
	readonly externalId?: string | undefined;
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
export function previewByDomain<Payload extends Described, Shared>(
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
			const asked = new Set(payloads.map(({ domain }) => domain));
			const others = [...present.keys()].filter((domain) => !asked.has(domain));
			const results = payloads.map((payload): RowResult => {
				const { domain: key } = payload;
				const account = choose(present.get(key), payload);
				const other = others.find((domain) => key.endsWith(`.${domain}`));
				if (account === undefined && other !== undefined) {
					// Recotap may clean domains of more than it says, such as `www2.`.
					const reason = `Recotap may take this domain for ${other}, which it has an account for. Use ${other} if that is the company`;
					return { key, status: 'unknown', code: 'otherDomain', reason, facts: {} };
				}
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

/** The accounts of each domain: Recotap has been seen with several. */
function byDomain(accounts: readonly IDataObject[]): ReadonlyMap<string, readonly IDataObject[]> {
	const found = new Map<string, IDataObject[]>();
	for (const account of accounts) {
		const domain = identifyDomain(account.domain);
		if (domain === undefined) continue;
		const known = found.get(domain);
		if (known === undefined) found.set(domain, [account]);
		else known.push(account);
	}
	return found;
}

/**
 * The account to go by, of all that have the domain of a row: nobody knows which one a write reaches, so one whose
 * external ID would be lost comes first, and one that has any comes next.
 */
function choose(
	accounts: readonly IDataObject[] = [],
	{ externalId }: Described,
): IDataObject | undefined {
	const idOf = (account: IDataObject) => textOf(account.externalId);
	const hasOther = (account: IDataObject) => !['', externalId].includes(idOf(account));
	return accounts.find(hasOther) ?? accounts.find((account) => idOf(account) !== '') ?? accounts[0];
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
