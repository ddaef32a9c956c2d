import type { Target } from '../../../../../../bulk/target';
import type { Operation } from '../../../../../../shell/operation';
import { bulkOptionsProperty } from '../../../../../../shell/push/bulkOptions';
import { columnsProperty } from '../../../../../../shell/push/columnsProperty';
import { executeBulk } from '../../../../../../shell/push/executeBulk';
import { workspaceColumns } from '../../../../../../shell/push/mapperMethods';
import {
	UPDATE_COLUMNS,
	ADDITIONAL,
	type AccountUpdate,
	accountUpdateForm,
} from '../../schemas/account';
import { fetchAccountFields, ownFields } from '../../transport/accountFields';
import { decodeAnswer } from '../../transport/decodeAnswer';
import { readRefusal } from '../../transport/readRefusal';
import { OCTOLANE } from '../../transport/service';
import { clearBlanksOption, readReading } from '../writing';

/** PATCH /v1/accounts/bulk ("Bulk update records", octolane.com/docs): an object by ID. */
const target: Target<AccountUpdate, object> = {
	limit: 50,
	keyName: 'Octolane account ID',
	identify: ({ id }) => id,
	encode: (updates) => ({
		method: 'PATCH',
		path: '/v1/accounts/bulk',
		body: Object.fromEntries(updates.map(({ id, changes }) => [id, changes])),
	}),
	decode: (body, updates) => {
		const ids = updates.map(({ id }) => id);
		return decodeAnswer(body, ids, {
			keyOf: ({ id }) => (typeof id === 'string' ? id : undefined),
			keyOfText: (text) => (ids.includes(text) ? text : undefined),
			accepted: 'updated',
		});
	},
	readRefusal,
};

/** Changes accounts that exist. */
export const updateAccounts: Operation<'account'> = {
	resource: 'account',
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update accounts',
		description: 'Change accounts in bulk, found by their Octolane ID, up to 50 in a request',
	},
	properties: [columnsProperty, bulkOptionsProperty(OCTOLANE, target, [clearBlanksOption])],
	columns: workspaceColumns(UPDATE_COLUMNS, ADDITIONAL, OCTOLANE, fetchAccountFields),
	execute: async (context, connect) => {
		const reading = readReading(context);
		return await executeBulk(
			context,
			{
				form: accountUpdateForm(reading),
				custom: ownFields((own) => accountUpdateForm(reading, own)),
				target,
				service: OCTOLANE,
				key: { id: 'id', plural: 'ids' },
				readShared: () => ({}),
				words: { things: 'accounts', done: 'updated' },
			},
			connect,
		);
	},
};
