import type { Target } from '@n8n-nodes-recotap/kit/push/target';
import type { Operation } from '@n8n-nodes-recotap/kit/n8n/operation';
import { bulkOptionsProperty } from '@n8n-nodes-recotap/kit/n8n/form/bulkOptions';
import { columnsProperties } from '@n8n-nodes-recotap/kit/n8n/form/columnsProperty';
import { executeBulk } from '@n8n-nodes-recotap/kit/n8n/executeBulk';
import { UPDATE_COLUMNS, type AccountUpdate, accountUpdateForm } from '../../schemas/account';
import { accountColumns, OWN_NAMES, ownFields } from '../../api/accountFields';
import { hearRefusals } from '../../api/connect';
import { decodeReply } from '../../api/decodeReply';
import { lookUpAccounts } from '../../api/lookUpAccounts';
import { readUpdateRefusal } from '../../api/readRefusal';
import { identifyId, UPDATE_RULES } from '../../api/rules';
import { OCTOLANE } from '../../api/service';
import { readReading, wantsReply, writingOptions } from '../writing';

const endpoint = { limit: 50, keyName: 'Octolane account ID' } as const;

/** PATCH /v1/accounts/bulk ("Bulk update records", octolane.com/docs): the body is an object with the IDs as keys. */
function updateTarget(keepReply: boolean): Target<AccountUpdate, object> {
	return {
		...endpoint,
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
			return decodeReply(body, keys, { ...UPDATE_RULES, keepReply, sent });
		},
		readRefusal: readUpdateRefusal,
		lookUp: lookUpAccounts({
			field: 'id',
			wantedOf: ({ changes }) => changes,
			status: 'updated',
		}),
	};
}

/** Updates existing accounts. */
export const updateAccounts: Operation<'account'> = {
	resource: 'account',
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update accounts',
		description: 'Update accounts in bulk by their Octolane ID, up to 50 per request',
	},
	properties: [
		...columnsProperties(OCTOLANE, UPDATE_COLUMNS, OWN_NAMES),
		bulkOptionsProperty(OCTOLANE, endpoint, writingOptions),
	],
	columns: accountColumns(UPDATE_COLUMNS),
	execute: async (context, connect) => {
		const reading = readReading(context);
		return await executeBulk(
			context,
			{
				form: accountUpdateForm(reading),
				custom: ownFields((own) => accountUpdateForm(reading, own), reading),
				switches: writingOptions,
				target: updateTarget(wantsReply(context)),
				service: OCTOLANE,
				key: { id: 'id', plural: 'ids' },
				readShared: () => ({}),
				words: { thing: 'account', things: 'accounts' },
			},
			hearRefusals(connect),
		);
	},
};
