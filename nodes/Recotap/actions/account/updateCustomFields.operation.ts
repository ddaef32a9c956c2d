import type { Target } from '@n8n-nodes-recotap/kit/push/target';
import { isRecord } from '@n8n-nodes-recotap/kit/values/isRecord';
import type { Operation } from '@n8n-nodes-recotap/kit/n8n/operation';
import { bulkOptionsProperty } from '@n8n-nodes-recotap/kit/n8n/form/bulkOptions';
import { columnsProperties } from '@n8n-nodes-recotap/kit/n8n/form/columnsProperty';
import { executeBulk } from '@n8n-nodes-recotap/kit/n8n/executeBulk';
import {
	accountUpdate,
	accountUpdateWith,
	type AccountUpdate,
	UPDATE_COLUMNS,
} from '../../schemas/accountUpdate';
import { CUSTOM_NAMES, customColumns, customFieldsOf } from '../../api/fetchCustomFields';
import { isConfirmed } from '../../api/envelope';
import { readOneRowRefusal } from '../../api/readOneRowRefusal';
import { unclear } from '../../api/readResults';
import { RECOTAP } from '../../api/service';

/** PUT /accounts/:rtp_aid ("Update Account", docs.recotap.com): one account per request, merged field by field. */
const target: Target<AccountUpdate, object> = {
	limit: 1,
	keyName: 'Recotap account ID',
	identify: ({ rtp_aid }) => rtp_aid,
	overwrites: () => true,
	encode: ([update]) => ({
		method: 'PUT',
		path: `/accounts/${encodeURIComponent(update?.rtp_aid ?? '')}`,
		body: { customFields: update?.customFields },
	}),
	decode: (body) => {
		if (isConfirmed(body, /^account updated successfully\b/i)) {
			return { kind: 'inOrder', results: [{ key: undefined, status: 'updated', facts: {} }] };
		}
		const reason = 'Recotap did not confirm that it updated the account';
		return isRecord(body)
			? { kind: 'inOrder', results: [unclear(reason)] }
			: { kind: 'unreadable', reason };
	},
	readRefusal: readOneRowRefusal,
};

/** Writes custom fields of existing accounts, identified by their Recotap ID. */
export const updateCustomFields: Operation<'account'> = {
	resource: 'account',
	option: {
		name: 'Update Custom Fields',
		value: 'updateCustomFields',
		action: 'Update custom fields of accounts',
		description:
			'Update custom fields of accounts by their Recotap account ID (rtp_aid), with one request per account. Fields that you leave out stay unchanged.',
	},
	properties: [
		...columnsProperties(RECOTAP, UPDATE_COLUMNS, CUSTOM_NAMES),
		bulkOptionsProperty(RECOTAP, target),
	],
	columns: customColumns(UPDATE_COLUMNS),
	execute: async (context, connect) =>
		await executeBulk(
			context,
			{
				form: { columns: UPDATE_COLUMNS, schema: accountUpdate },
				custom: customFieldsOf(UPDATE_COLUMNS, accountUpdateWith),
				target,
				service: RECOTAP,
				key: { id: 'rtp_aid', plural: 'rtp_aids' },
				readShared: () => ({}),
				words: { thing: 'account', things: 'accounts' },
			},
			connect,
		),
};
