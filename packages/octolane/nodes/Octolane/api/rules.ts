import { identifyDomain } from '@n8n-nodes-recotap/kit/values/identifyDomain';
import type { Column } from '@n8n-nodes-recotap/kit/values/column';
import { ACCOUNT_COLUMNS } from '../schemas/account';
import { CONTACT_COLUMNS } from '../schemas/contact';

/** What is particular to an endpoint about the replies to its bulk requests. */
export interface ReplyRules {
	/** What a row is called that was accepted, when the reply does not tell more. */
	readonly accepted: 'resolved' | 'updated';
	/** Names under which a record may carry the key of its row. */
	readonly keyNames: readonly string[];
	/** Names under which a record is known, or likely, to carry its ID. */
	readonly idNames: readonly string[];
	/** Where a reply may put the record itself, beside what it says of it. */
	readonly nested: readonly string[];
	/** Names of fields that records are documented to have. */
	readonly fields: ReadonlySet<string>;
	/** The key behind whatever spelling a reply uses; `undefined` when there is none. */
	readonly identify: (echoed: unknown) => string | undefined;
	/** Whether each answer carries the words of Octolane it was read from, as JSON text. */
	readonly keepReply: boolean;
	/** The rows as they were sent, in the order of their keys: what comes back unchanged tells nothing. */
	readonly sent: readonly object[];
}

/** What holds for all replies of an endpoint. */
export type Rules = Omit<ReplyRules, 'keepReply' | 'sent'>;

const fieldsOf = (columns: readonly Column[]) => new Set(columns.map(({ id }) => id));
/** Names of what a reply may put a record under, whatever its kind. */
const NESTED = ['record', 'data'];

const ACCOUNT_IDS = ['id', 'account_id', 'company_id', 'uuid'];

/** Accounts go by their domain. "Create or resolve" does not tell which of the two happened. */
export const ACCOUNT_RULES: Rules = {
	accepted: 'resolved',
	keyNames: ['domain', 'account_domain', 'company_domain', 'website'],
	idNames: ACCOUNT_IDS,
	nested: ['account', 'company', ...NESTED],
	fields: fieldsOf(ACCOUNT_COLUMNS),
	identify: identifyDomain,
};

/** Contacts go by their e-mail address. */
export const CONTACT_RULES: Rules = {
	accepted: 'resolved',
	keyNames: ['email', 'contact_email', 'primary_email'],
	idNames: ['id', 'contact_id', 'people_id', 'uuid'],
	nested: ['contact', ...NESTED],
	fields: fieldsOf(CONTACT_COLUMNS),
	identify: (echoed) =>
		typeof echoed === 'string' && echoed.includes('@') ? echoed.trim().toLowerCase() : undefined,
};

/** An update names records by their UUIDs. */
export const UPDATE_RULES: Rules = {
	accepted: 'updated',
	keyNames: ACCOUNT_IDS,
	idNames: ACCOUNT_IDS,
	nested: ['account', 'company', ...NESTED],
	fields: fieldsOf(ACCOUNT_COLUMNS),
	identify: (echoed) => (typeof echoed === 'string' ? identifyId(echoed) : undefined),
};

/** What an ID is known by, in whatever case it is written. */
export function identifyId(id: string): string {
	return id.trim().toLowerCase();
}
