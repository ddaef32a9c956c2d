import { identifyDomain } from '../../../../../shell/identifyDomain';
import type { ReplyRules } from './decodeReply';

type Rules = Omit<ReplyRules, 'keepReply'>;

/** Accounts go by their domain. "Create or resolve" does not tell which of the two happened. */
export const ACCOUNT_RULES: Rules = {
	accepted: 'resolved',
	keyNames: ['domain', 'account_domain', 'company_domain', 'website'],
	identify: identifyDomain,
};

/** Contacts go by their e-mail address. */
export const CONTACT_RULES: Rules = {
	accepted: 'resolved',
	keyNames: ['email', 'contact_email', 'primary_email'],
	identify: (echoed) =>
		typeof echoed === 'string' && echoed.includes('@') ? echoed.trim().toLowerCase() : undefined,
};

/** An update names records by their UUIDs. */
export const UPDATE_RULES: Rules = {
	accepted: 'updated',
	keyNames: ['id', 'account_id', 'company_id', 'uuid'],
	identify: (echoed) => (typeof echoed === 'string' ? identifyId(echoed) : undefined),
};

/** What an ID is known by, in whatever case it is written. */
export function identifyId(id: string): string {
	return id.trim().toLowerCase();
}
