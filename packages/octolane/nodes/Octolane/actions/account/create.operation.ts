import { bulkWrite } from '@n8n-nodes-recotap/kit/n8n/operation/bulkWrite';
import type { Target } from '@n8n-nodes-recotap/kit/push/target';
import { type Account, accountForm } from '../../schemas/account';
import { ownFields } from '../../api/accountFields';
import { hearRefusals } from '../../api/connect';
import { decodeResponse } from '../../api/decodeResponse';
import { lookUpAccounts } from '../../api/lookUpAccounts';
import { parseRefusal } from '../../api/parseRefusal';
import { ACCOUNT_RULES } from '../../api/rules';
import { ServerTime } from '../../api/serverTime';
import { OCTOLANE } from '../../api/service';
import { DEFAULT_STYLE, getWriteStyle, type WriteStyle, writingOptions } from '../writing';
import { returnIds, returnIdsOption } from './returnIds';

/**
 * POST /v1/accounts/bulk ("Bulk create accounts", octolane.com/docs): the body is an array, the response is not
 * documented.
 */
function createTarget(keepReply: boolean): Target<Account, object> {
	return {
		limit: 100,
		keyName: 'domain',
		identify: ({ domain }) => domain,
		encode: (accounts) => ({ method: 'POST', path: '/v1/accounts/bulk', body: accounts }),
		decode: (body, accounts) => {
			const keys = accounts.map(({ domain }) => domain);
			return decodeResponse(body, keys, { ...ACCOUNT_RULES, keepReply, sent: accounts });
		},
		parseRefusal: parseRefusal,
		lookUp: lookUpAccounts({
			field: 'domain',
			wantedOf: (account) => account,
			status: 'resolved',
		}),
	};
}

function endpointFor(style: WriteStyle) {
	return {
		form: accountForm(style),
		custom: ownFields((own) => accountForm(style, own), style),
		target: createTarget(style.keepReply),
	};
}

/** Creates accounts, or finds existing ones. */
export const createAccounts = bulkWrite({
	service: OCTOLANE,
	resource: 'account',
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create accounts',
		description:
			'Create accounts in bulk, up to 100 per request. If an account with the same domain already exists, it is found instead.',
	},
	words: { thing: 'account', things: 'accounts' },
	key: 'domain',
	switches: [...writingOptions, returnIdsOption],
	...endpointFor(DEFAULT_STYLE),
	forRun: (context) => {
		const serverTime = new ServerTime();
		return {
			...endpointFor(getWriteStyle(context)),
			...returnIds(context, serverTime),
			wrapPorts: (ports) => serverTime.watch(hearRefusals(ports)),
		};
	},
});
