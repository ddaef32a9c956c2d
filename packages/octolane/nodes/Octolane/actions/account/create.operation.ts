import type { Target } from '@n8n-nodes-recotap/kit/push/target';
import type { Operation } from '@n8n-nodes-recotap/kit/n8n/operation';
import { bulkOptionsProperty } from '@n8n-nodes-recotap/kit/n8n/form/bulkOptions';
import { columnsProperties } from '@n8n-nodes-recotap/kit/n8n/form/columnsProperty';
import { executeBulk } from '@n8n-nodes-recotap/kit/n8n/executeBulk';
import { ACCOUNT_COLUMNS, type Account, accountForm } from '../../schemas/account';
import { accountColumns, OWN_NAMES, ownFields } from '../../api/accountFields';
import { hearRefusals } from '../../api/connect';
import { decodeReply } from '../../api/decodeReply';
import { lookUpAccounts } from '../../api/lookUpAccounts';
import { readRefusal } from '../../api/readRefusal';
import { ACCOUNT_RULES } from '../../api/rules';
import { ServerTime } from '../../api/serverTime';
import { OCTOLANE } from '../../api/service';
import { readReading, wantsReply, writingOptions } from '../writing';
import { returnIds, returnIdsOption } from './returnIds';

const switches = [...writingOptions, returnIdsOption];
const endpoint = { limit: 100, keyName: 'domain' } as const;

/**
 * POST /v1/accounts/bulk ("Bulk create accounts", octolane.com/docs): the body is an array, the response is not
 * documented.
 */
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

/** Creates accounts, or finds existing ones. */
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
