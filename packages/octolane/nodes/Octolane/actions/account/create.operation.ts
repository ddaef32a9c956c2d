import type { Target } from '../../../../../../bulk/target';
import type { Operation } from '../../../../../../shell/operation';
import { bulkOptionsProperty } from '../../../../../../shell/push/bulkOptions';
import { columnsProperties } from '../../../../../../shell/push/columnsProperty';
import { executeBulk } from '../../../../../../shell/push/executeBulk';
import { ACCOUNT_COLUMNS, type Account, accountForm } from '../../schemas/account';
import { accountColumns, OWN_NAMES, ownFields } from '../../transport/accountFields';
import { hearRefusals } from '../../transport/connect';
import { decodeReply } from '../../transport/decodeReply';
import { lookUpAccounts } from '../../transport/lookUpAccounts';
import { readRefusal } from '../../transport/readRefusal';
import { ACCOUNT_RULES } from '../../transport/rules';
import { ServerTime } from '../../transport/serverTime';
import { OCTOLANE } from '../../transport/service';
import { readReading, wantsReply, writingOptions } from '../writing';
import { returnIds, returnIdsOption } from './returnIds';

const switches = [...writingOptions, returnIdsOption];
const endpoint = { limit: 100, keyName: 'domain' } as const;

/** POST /v1/accounts/bulk ("Bulk create accounts", octolane.com/docs): a bare array, and an answer that nobody describes. */
function createTarget(keepReply: boolean): Target<Account, object> {
	return {
		...endpoint,
		identify: ({ domain }) => domain,
		encode: (accounts) => ({ method: 'POST', path: '/v1/accounts/bulk', body: accounts }),
		decode: (body, accounts) => {
			const keys = accounts.map(({ domain }) => domain);
			return decodeReply(body, keys, { ...ACCOUNT_RULES, keepReply, sent: accounts });
		},
		readRefusal,
		lookUp: lookUpAccounts({
			field: 'domain',
			wantedOf: (account) => account,
			status: 'resolved',
		}),
	};
}

/** Creates accounts, or finds those that exist. */
export const createAccounts: Operation<'account'> = {
	resource: 'account',
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create accounts',
		description:
			'Create accounts in bulk, up to 100 per request. If an account with the same domain already exists, it is found instead.',
	},
	properties: [
		...columnsProperties(OCTOLANE, ACCOUNT_COLUMNS, OWN_NAMES),
		bulkOptionsProperty(OCTOLANE, endpoint, switches),
	],
	columns: accountColumns(ACCOUNT_COLUMNS),
	execute: async (context, connect) => {
		const reading = readReading(context);
		const serverTime = new ServerTime();
		return await executeBulk(
			context,
			{
				form: accountForm(reading),
				custom: ownFields((own) => accountForm(reading, own), reading),
				switches,
				target: createTarget(wantsReply(context)),
				...returnIds(context, serverTime),
				service: OCTOLANE,
				key: { id: 'domain', plural: 'domains' },
				readShared: () => ({}),
				words: { thing: 'account', things: 'accounts' },
			},
			serverTime.watch(hearRefusals(connect)),
		);
	},
};
