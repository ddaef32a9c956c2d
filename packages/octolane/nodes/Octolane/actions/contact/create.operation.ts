import type { Target } from '@n8n-nodes-recotap/kit/push/target';
import type { Operation } from '@n8n-nodes-recotap/kit/n8n/operation';
import { bulkOptionsProperty } from '@n8n-nodes-recotap/kit/n8n/form/bulkOptions';
import { columnsProperties } from '@n8n-nodes-recotap/kit/n8n/form/columnsProperty';
import { executeBulk } from '@n8n-nodes-recotap/kit/n8n/executeBulk';
import { fixedColumns } from '@n8n-nodes-recotap/kit/n8n/form/mapperMethods';
import { CONTACT_COLUMNS, type Contact, contactForm } from '../../schemas/contact';
import { hearRefusals } from '../../api/connect';
import { decodeReply } from '../../api/decodeReply';
import { readRefusal } from '../../api/readRefusal';
import { CONTACT_RULES } from '../../api/rules';
import { OCTOLANE } from '../../api/service';
import { readReading, wantsReply, writingOptions } from '../writing';

const endpoint = { limit: 100, keyName: 'email address' } as const;

/**
 * POST /v1/contacts/bulk ("Bulk create contacts", octolane.com/docs): identified by e-mail address, ignoring letter
 * case.
 */
function createTarget(keepReply: boolean): Target<Contact, object> {
	const keyOf = ({ email }: Contact) => email.toLowerCase();
	return {
		...endpoint,
		identify: keyOf,
		encode: (contacts) => ({ method: 'POST', path: '/v1/contacts/bulk', body: contacts }),
		decode: (body, contacts) =>
			decodeReply(body, contacts.map(keyOf), { ...CONTACT_RULES, keepReply, sent: contacts }),
		readRefusal,
	};
}

/** Creates contacts, or finds existing ones. */
export const createContacts: Operation<'contact'> = {
	resource: 'contact',
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create contacts',
		description:
			'Create contacts in bulk, up to 100 per request. If a contact with the same email address already exists, it is found instead.',
	},
	properties: [
		...columnsProperties(OCTOLANE, CONTACT_COLUMNS),
		bulkOptionsProperty(OCTOLANE, endpoint, writingOptions),
	],
	columns: fixedColumns(CONTACT_COLUMNS),
	execute: async (context, connect) =>
		await executeBulk(
			context,
			{
				form: contactForm(readReading(context)),
				switches: writingOptions,
				target: createTarget(wantsReply(context)),
				service: OCTOLANE,
				key: { id: 'email', plural: 'emails' },
				readShared: () => ({}),
				words: { thing: 'contact', things: 'contacts' },
			},
			hearRefusals(connect),
		),
};
