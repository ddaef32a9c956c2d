import type { Target } from '../../../../../../bulk/target';
import type { Operation } from '../../../../../../shell/operation';
import { bulkOptionsProperty } from '../../../../../../shell/push/bulkOptions';
import { columnsProperty } from '../../../../../../shell/push/columnsProperty';
import { executeBulk } from '../../../../../../shell/push/executeBulk';
import { fixedColumns } from '../../../../../../shell/push/mapperMethods';
import { readEmail } from '../../../../../../shell/schemas/values';
import { CONTACT_COLUMNS, type Contact, contactForm } from '../../schemas/contact';
import { decodeAnswer } from '../../transport/decodeAnswer';
import { readRefusal } from '../../transport/readRefusal';
import { OCTOLANE } from '../../transport/service';
import { clearBlanksOption, readReading } from '../writing';

/** POST /v1/contacts/bulk ("Bulk create contacts", octolane.com/docs): known by e-mail address, whatever its case. */
const target: Target<Contact, object> = {
	limit: 100,
	keyName: 'e-mail address',
	identify: ({ email }) => email.toLowerCase(),
	encode: (contacts) => ({ method: 'POST', path: '/v1/contacts/bulk', body: contacts }),
	decode: (body, contacts) =>
		decodeAnswer(
			body,
			contacts.map(({ email }) => email.toLowerCase()),
			{
				keyOf: ({ email }) => identifyEmail(email),
				keyOfText: identifyEmail,
				accepted: 'resolved',
			},
		),
	readRefusal,
};

function identifyEmail(value: unknown): string | undefined {
	const email = readEmail(value);
	return email.ok ? email.value?.toLowerCase() : undefined;
}

/** Creates contacts, or finds those that exist. */
export const createContacts: Operation<'contact'> = {
	resource: 'contact',
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create contacts',
		description:
			'Create contacts in bulk, up to 100 in a request. One that Octolane has already under the same e-mail address is found instead.',
	},
	properties: [columnsProperty, bulkOptionsProperty(OCTOLANE, target, [clearBlanksOption])],
	columns: fixedColumns(CONTACT_COLUMNS),
	execute: async (context, connect) =>
		await executeBulk(
			context,
			{
				form: contactForm(readReading(context)),
				target,
				service: OCTOLANE,
				key: { id: 'email', plural: 'emails' },
				readShared: () => ({}),
				words: { things: 'contacts', done: 'created or found' },
			},
			connect,
		),
};
