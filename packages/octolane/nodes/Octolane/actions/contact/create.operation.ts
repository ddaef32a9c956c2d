import { bulkWrite } from '@n8n-nodes-recotap/kit/n8n/operation/bulkWrite';
import type { Target } from '@n8n-nodes-recotap/kit/push/target';
import { type Contact, contactForm } from '../../schemas/contact';
import { hearRefusals } from '../../api/connect';
import { decodeResponse } from '../../api/decodeResponse';
import { parseRefusal } from '../../api/parseRefusal';
import { CONTACT_RULES } from '../../api/rules';
import { OCTOLANE } from '../../api/service';
import { DEFAULT_STYLE, getWriteStyle, type WriteStyle, writingOptions } from '../writing';

/**
 * POST /v1/contacts/bulk ("Bulk create contacts", octolane.com/docs): identified by e-mail address, ignoring letter
 * case.
 */
function createTarget(keepReply: boolean): Target<Contact, object> {
	const keyOf = ({ email }: Contact) => email.toLowerCase();
	return {
		limit: 100,
		keyName: 'email address',
		identify: keyOf,
		encode: (contacts) => ({ method: 'POST', path: '/v1/contacts/bulk', body: contacts }),
		decode: (body, contacts) =>
			decodeResponse(body, contacts.map(keyOf), { ...CONTACT_RULES, keepReply, sent: contacts }),
		parseRefusal: parseRefusal,
	};
}

function endpointFor(style: WriteStyle) {
	return { form: contactForm(style), target: createTarget(style.keepReply) };
}

/** Creates contacts, or finds existing ones. */
export const createContacts = bulkWrite({
	service: OCTOLANE,
	wrapPorts: hearRefusals,
	resource: 'contact',
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create contacts',
		description:
			'Create contacts in bulk, up to 100 per request. If a contact with the same email address already exists, it is found instead.',
	},
	words: { thing: 'contact', things: 'contacts' },
	key: 'email',
	switches: writingOptions,
	...endpointFor(DEFAULT_STYLE),
	forRun: (context) => endpointFor(getWriteStyle(context)),
});
