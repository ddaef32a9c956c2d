import type { RowResult, Target } from '../../../bulk/target';
import { accountList, MOST_DOMAINS } from './lists';
import { factsOf, type PresentAccount, readPresentAccounts } from './presentAccounts';
import { readRefusal } from './readRefusal';

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
			const keys = payloads.map(({ domain }) => domain);
			const present = readPresentAccounts(body, keys);
			if (typeof present === 'string') return { kind: 'unreadable', reason: present };
			const results = payloads.map((payload): RowResult => {
				const { domain: key } = payload;
				// Recotap has been seen with several accounts of one domain; nobody knows which one it would write.
				const [account] = present.byDomain.get(key) ?? [];
				if (account === undefined && !present.isWhole) {
					const reason = 'Recotap listed other accounts than those asked for, and not this one';
					return { key, status: 'unknown', code: 'listCutShort', reason, facts: {} };
				}
				const foreseen = foresee(account, payload, shared);
				return {
					key,
					status: 'skipped',
					...foreseen,
					facts: account === undefined ? {} : factsOf(account),
				};
			});
			return { kind: 'perRow', results };
		},
		readRefusal,
	};
}
