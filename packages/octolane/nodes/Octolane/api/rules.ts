import { identifyDomain } from '@n8n-nodes-recotap/kit/values/identifyDomain';
import type { Column } from '@n8n-nodes-recotap/kit/values/column';
import { ACCOUNT_COLUMNS } from '../schemas/account';
import { CONTACT_COLUMNS } from '../schemas/contact';

/** The properties of an endpoint that matter for parsing its bulk responses. */
export interface ReplyRules {
	/** The status of an accepted row if the response says nothing more specific. */
	readonly accepted: 'resolved' | 'updated';
	/** Names under which a record may contain the key of its row. */
	readonly keyNames: readonly string[];
	/** Names under which a record contains, or probably contains, its ID. */
	readonly idNames: readonly string[];
	/** Names under which a response may nest the record itself. */
	readonly nested: readonly string[];
	/** Names of documented fields of records. */
	readonly fields: ReadonlySet<string>;
	/** The key for any spelling in a response; `undefined` if there is none. */
	readonly identify: (echoed: unknown) => string | undefined;
	/** Whether each result includes the part of Octolane's response that it was parsed from, as JSON text. */
	readonly keepReply: boolean;
	/** The rows as they were sent, in the order of their keys: values that come back unchanged are no evidence. */
	readonly sent: readonly object[];
}

/** The rules that apply to all responses of an endpoint. */
export type Rules = Omit<ReplyRules, 'keepReply' | 'sent'>;

const fieldsOf = (columns: readonly Column[]) => new Set(columns.map(({ id }) => id));
/** Names under which a response may nest a record of any kind. */
const NESTED = ['record', 'data'];

const ACCOUNT_IDS = ['id', 'account_id', 'company_id', 'uuid'];

/** Accounts are identified by their domain. "Create or resolve" does not say which of the two happened. */
export const ACCOUNT_RULES: Rules = {
	accepted: 'resolved',
	keyNames: ['domain', 'account_domain', 'company_domain', 'website'],
	idNames: ACCOUNT_IDS,
	nested: ['account', 'company', ...NESTED],
	fields: fieldsOf(ACCOUNT_COLUMNS),
	identify: identifyDomain,
};

/** Contacts are identified by their e-mail address. */
export const CONTACT_RULES: Rules = {
	accepted: 'resolved',
	keyNames: ['email', 'contact_email', 'primary_email'],
	idNames: ['id', 'contact_id', 'people_id', 'uuid'],
	nested: ['contact', ...NESTED],
	fields: fieldsOf(CONTACT_COLUMNS),
	identify: (echoed) =>
		typeof echoed === 'string' && echoed.includes('@') ? echoed.trim().toLowerCase() : undefined,
};

/** Updates identify records by their UUIDs. */
export const UPDATE_RULES: Rules = {
	accepted: 'updated',
	keyNames: ACCOUNT_IDS,
	idNames: ACCOUNT_IDS,
	nested: ['account', 'company', ...NESTED],
	fields: fieldsOf(ACCOUNT_COLUMNS),
	identify: (echoed) => (typeof echoed === 'string' ? identifyId(echoed) : undefined),
};

/** The normal form of an ID, ignoring letter case. */
export function identifyId(id: string): string {
	return id.trim().toLowerCase();
}
