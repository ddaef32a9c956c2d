import type { Target } from '../../../../../../bulk/target';
import { identifyDomain } from '../../../../../../shell/identifyDomain';
import type { Operation } from '../../../../../../shell/operation';
import { bulkOptionsProperty } from '../../../../../../shell/push/bulkOptions';
import { columnsProperty } from '../../../../../../shell/push/columnsProperty';
import { executeBulk } from '../../../../../../shell/push/executeBulk';
import { workspaceColumns } from '../../../../../../shell/push/mapperMethods';
import { ACCOUNT_COLUMNS, ADDITIONAL, type Account, accountForm } from '../../schemas/account';
import { fetchAccountFields, ownFields } from '../../transport/accountFields';
import { decodeAnswer } from '../../transport/decodeAnswer';
import { readRefusal } from '../../transport/readRefusal';
import { OCTOLANE } from '../../transport/service';
import { clearBlanksOption, readReading } from '../writing';
import { returnIds, returnIdsOption } from './returnIds';

/** POST /v1/accounts/bulk ("Bulk create accounts", octolane.com/docs): a bare array, and an answer that nobody describes. */
const target: Target<Account, object> = {
	limit: 100,
	keyName: 'domain',
	identify: ({ domain }) => domain,
	encode: (accounts) => ({ method: 'POST', path: '/v1/accounts/bulk', body: accounts }),
	decode: (body, accounts) =>
		decodeAnswer(
			body,
			accounts.map(({ domain }) => domain),
			{
				keyOf: (entry) => identifyDomain(entry.domain) ?? identifyDomain(entry.company_domain),
				keyOfText: identifyDomain,
				accepted: 'resolved',
			},
		),
	readRefusal,
};

/** Creates accounts, or finds those that exist. */
export const createAccounts: Operation<'account'> = {
	resource: 'account',
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create accounts',
		description:
			'Create accounts in bulk, up to 100 in a request. One that Octolane has already under the same domain is found instead.',
	},
	properties: [
		columnsProperty,
		bulkOptionsProperty(OCTOLANE, target, [clearBlanksOption, returnIdsOption]),
	],
	columns: workspaceColumns(ACCOUNT_COLUMNS, ADDITIONAL, OCTOLANE, fetchAccountFields),
	execute: async (context, connect) => {
		const reading = readReading(context);
		return await executeBulk(
			context,
			{
				form: accountForm(reading),
				custom: ownFields((own) => accountForm(reading, own)),
				target,
				...returnIds(context),
				service: OCTOLANE,
				key: { id: 'domain', plural: 'domains' },
				readShared: () => ({}),
				words: { things: 'accounts', done: 'created or found' },
			},
			connect,
		);
	},
};
