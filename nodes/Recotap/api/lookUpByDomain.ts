import type { Finding, LookUp, OpenRow } from '@n8n-nodes-recotap/kit/push/target';
import { accountList, MOST_DOMAINS } from './lists';
import {
	bareDomain,
	otherNameOf,
	type PresentAccount,
	parsePresentAccounts,
} from './presentAccounts';

/**
 * Settles rows by looking up the accounts under their domains: GET /accounts with `domains` ("List Accounts",
 * docs.recotap.com).
 *
 * @param judge what the accounts with its domain, at least one, prove about a row; `isWhole` if there are no others
 * @param judgeAbsence what the absence of an account proves
 */
export function lookUpByDomain<Payload extends { readonly domain: string }, Shared>(
	judge: (
		accounts: readonly PresentAccount[],
		row: OpenRow<Payload, Shared>,
		isWhole: boolean,
	) => Finding | undefined,
	judgeAbsence: (row: OpenRow<Payload, Shared>) => Finding | undefined,
): LookUp<Payload, Shared> {
	return {
		limit: MOST_DOMAINS,
		fold: bareDomain,
		encode: (domains) => accountList({ domains }).request(MOST_DOMAINS, undefined),
		judge: (body, rows) => {
			const present = parsePresentAccounts(
				body,
				rows.map(({ key }) => key),
			);
			if (typeof present === 'string') return [];
			return rows.map((row) => {
				const accounts = present.byDomain.get(row.key) ?? [];
				if (accounts.length > 0) return judge(accounts, row, present.isWhole);
				const isMissing = present.isWhole && otherNameOf(row.key, present) === undefined;
				return isMissing ? judgeAbsence(row) : undefined;
			});
		},
	};
}
