import type { RowResult, Target } from '@n8n-nodes-recotap/kit/push/target';
import { accountList, MOST_DOMAINS } from './lists';
import { factsOf, otherNameOf, type PresentAccount, parsePresentAccounts } from './presentAccounts';
import { parseRefusal } from './parseRefusal';

/** The part of a row that a preview needs. */
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
 * Reads the existing accounts under the domains of rows, without writing: GET /accounts with `domains` ("List
 * Accounts", docs.recotap.com).
 *
 * @param foresee what would happen to a row, given the existing account
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
			const keys = payloads.map(({ domain }) => domain);
			const present = parsePresentAccounts(body, keys);
			if (typeof present === 'string') return { kind: 'unreadable', reason: present };
			const results = payloads.map((payload): RowResult => {
				const { domain: key } = payload;
				const unclear = (code: string, reason: string): RowResult => ({
					key,
					status: 'unknown',
					code,
					reason,
					facts: {},
				});
				const account = choose(present.byDomain.get(key), payload);
				const other = otherNameOf(key, present);
				if (account === undefined && other !== undefined) {
					return unclear(
						'otherDomain',
						`Recotap may treat this domain as ${other}, which already has an account. Use ${other} if it is the same company`,
					);
				}
				if (!present.isWhole && (account?.externalId ?? '') === '') {
					return unclear(
						'listCutShort',
						'Recotap returned only a part of the accounts with this domain',
					);
				}
				const foreseen = foresee(account, payload, shared);
				const facts = account === undefined ? {} : factsOf(account);
				return { key, status: 'skipped', ...foreseen, facts };
			});
			return { kind: 'perRow', results };
		},
		parseRefusal: parseRefusal,
	};
}

/**
 * Chooses one of several accounts with the domain of a row. It is unknown which of them a write reaches, so an account
 * whose external ID would be lost comes first, then one with any external ID.
 */
function choose(
	accounts: readonly PresentAccount[] = [],
	{ externalId: ours }: Described,
): PresentAccount | undefined {
	const hasOther = ({ externalId = '' }: PresentAccount) => !['', ours].includes(externalId);
	return (
		accounts.find(hasOther) ??
		accounts.find(({ externalId = '' }) => externalId !== '') ??
		accounts[0]
	);
}
