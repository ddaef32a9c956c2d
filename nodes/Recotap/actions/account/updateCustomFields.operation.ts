import { bulkWrite } from '@n8n-nodes-recotap/kit/n8n/operation/bulkWrite';
import type { Target } from '@n8n-nodes-recotap/kit/push/target';
import { isRecord } from '@n8n-nodes-recotap/kit/values/isRecord';
import {
	accountUpdate,
	accountUpdateWith,
	type AccountUpdate,
	UPDATE_COLUMNS,
} from '../../schemas/accountUpdate';
import { customFieldsOf } from '../../api/fetchCustomFields';
import { isConfirmed } from '../../api/envelope';
import { parseOneRowRefusal } from '../../api/parseOneRowRefusal';
import { unclear } from '../../api/parseResults';
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
	parseRefusal: parseOneRowRefusal,
};

/** Writes custom fields of existing accounts, identified by their Recotap ID. */
export const updateCustomFields = bulkWrite({
	service: RECOTAP,
	resource: 'account',
	option: {
		name: 'Update Custom Fields',
		value: 'updateCustomFields',
		action: 'Update custom fields of accounts',
		description:
			'Update custom fields of accounts by their Recotap account ID (rtp_aid), with one request per account. Fields that you leave out stay unchanged.',
	},
	words: { thing: 'account', things: 'accounts' },
	key: 'rtp_aid',
	form: { columns: UPDATE_COLUMNS, schema: accountUpdate },
	custom: customFieldsOf(UPDATE_COLUMNS, accountUpdateWith),
	target,
});
