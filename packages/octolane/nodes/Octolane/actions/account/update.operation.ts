import { bulkWrite } from '@n8n-nodes-recotap/kit/n8n/operation/bulkWrite';
import type { Target } from '@n8n-nodes-recotap/kit/push/target';
import { type AccountUpdate, accountUpdateForm } from '../../schemas/account';
import { ownFields } from '../../api/accountFields';
import { hearRefusals } from '../../api/connect';
import { decodeResponse } from '../../api/decodeResponse';
import { lookUpAccounts } from '../../api/lookUpAccounts';
import { parseUpdateRefusal } from '../../api/parseRefusal';
import { identifyId, UPDATE_RULES } from '../../api/rules';
import { OCTOLANE } from '../../api/service';
import { DEFAULT_STYLE, getWriteStyle, type WriteStyle, writingOptions } from '../writing';

/** PATCH /v1/accounts/bulk ("Bulk update records", octolane.com/docs): the body is an object with the IDs as keys. */
function updateTarget(keepReply: boolean): Target<AccountUpdate, object> {
	return {
		limit: 50,
		keyName: 'Octolane account ID',
		identify: ({ id }) => identifyId(id),
		overwrites: () => true,
		encode: (updates) => ({
			method: 'PATCH',
			path: '/v1/accounts/bulk',
			body: Object.fromEntries(updates.map(({ id, changes }) => [id, changes])),
		}),
		decode: (body, updates) => {
			const keys = updates.map(({ id }) => identifyId(id));
			const sent = updates.map(({ changes }) => changes);
			return decodeResponse(body, keys, { ...UPDATE_RULES, keepReply, sent });
		},
		parseRefusal: parseUpdateRefusal,
		lookUp: lookUpAccounts({
			field: 'id',
			wantedOf: ({ changes }) => changes,
			status: 'updated',
		}),
	};
}

function endpointFor(style: WriteStyle) {
	return {
		form: accountUpdateForm(style),
		custom: ownFields((own) => accountUpdateForm(style, own), style),
		target: updateTarget(style.keepReply),
	};
}

/** Updates existing accounts. */
export const updateAccounts = bulkWrite({
	service: OCTOLANE,
	wrapPorts: hearRefusals,
	resource: 'account',
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update accounts',
		description: 'Update accounts in bulk by their Octolane ID, up to 50 per request',
	},
	words: { thing: 'account', things: 'accounts' },
	key: 'id',
	switches: writingOptions,
	...endpointFor(DEFAULT_STYLE),
	forRun: (context) => endpointFor(getWriteStyle(context)),
});
