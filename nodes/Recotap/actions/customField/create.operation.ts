import type { IDataObject } from 'n8n-workflow';
import type { Facts, Outcome } from '@n8n-nodes-recotap/kit/push/outcome';
import type { Run } from '@n8n-nodes-recotap/kit/request/run';
import type { Target } from '@n8n-nodes-recotap/kit/push/target';
import { isRecord } from '@n8n-nodes-recotap/kit/values/isRecord';
import { bulkWrite } from '@n8n-nodes-recotap/kit/n8n/operation/bulkWrite';
import type { PushedRow } from '@n8n-nodes-recotap/kit/n8n/bulk/bulkOperation';
import { FetchStopped } from '@n8n-nodes-recotap/kit/n8n/list/fetchStopped';
import {
	keyOf,
	NEW_FIELD_COLUMNS,
	type NewCustomField,
	newCustomField,
} from '../../schemas/newCustomField';
import { unwrap } from '../../api/envelope';
import { fetchDefinitions } from '../../api/plainLists';
import { parseRefusal } from '../../api/parseRefusal';
import { parseOneRowRefusal } from '../../api/parseOneRowRefusal';
import { RECOTAP } from '../../api/service';

/** POST /accounts/custom-field ("Create Account Custom Field", docs.recotap.com): one field per request. */
const target: Target<NewCustomField, object> = {
	limit: 1,
	keyName: 'label',
	identify: ({ label }) => keyOf(label),
	encode: ([field]) => ({ method: 'POST', path: '/accounts/custom-field', body: { ...field } }),
	decode: (body, [field]) => {
		const data = unwrap(body);
		const listed: readonly unknown[] = Array.isArray(data) ? data : [data];
		const wanted = keyOf(field?.label ?? '');
		const ours = listed.find((one) => isRecord(one) && one.key === wanted);
		const definition = ours ?? (listed.length === 1 ? listed[0] : undefined);
		if (!isRecord(definition) || typeof definition.key !== 'string') {
			return {
				kind: 'unreadable',
				reason: 'The response from Recotap does not contain the new custom field',
			};
		}
		const result = { key: undefined, status: 'created', facts: factsOf(definition) } as const;
		return { kind: 'inOrder', results: [result] };
	},
	// A field that is being created cannot be missing: a 404 concerns the address.
	parseRefusal: (body, status) =>
		status === 404
			? { about: 'unclear', text: parseRefusal(body).text }
			: parseOneRowRefusal(body, status),
};

function factsOf({ key, labelType }: Readonly<Record<string, unknown>>): Facts {
	return {
		...(typeof key === 'string' ? { key } : {}),
		...(typeof labelType === 'string' ? { labelType } : {}),
	};
}

/** A field that already exists is not a failure: it is returned as skipped, with its definition in the workspace. */
async function showExisting(
	pushed: readonly PushedRow<NewCustomField>[],
	run: Run,
): Promise<readonly Outcome[]> {
	const isKnown = ({ outcome }: PushedRow<NewCustomField>): boolean =>
		outcome.status === 'failed' && outcome.code === 'alreadyExists';
	const existing = pushed.some(isKnown) ? await lookUp(run) : [];
	return pushed.map((row): Outcome => {
		const { outcome, payload } = row;
		if (payload === undefined || !isKnown(row) || !('attempts' in outcome)) return outcome;
		const key = keyOf(payload.label);
		const definition = existing.find((field) => field.key === key);
		const facts = definition === undefined ? {} : factsOf(definition);
		const reason = 'This custom field already exists in the workspace';
		return { status: 'skipped', code: 'alreadyExists', reason, attempts: outcome.attempts, facts };
	});
}

/** The definitions in the workspace; none if they cannot be fetched, because the outcome is useful without them. */
async function lookUp(run: Run): Promise<readonly IDataObject[]> {
	return await fetchDefinitions(run).catch((error: unknown) => {
		if (error instanceof FetchStopped) return [];
		throw error;
	});
}

/** Creates custom fields of accounts. */
export const createCustomFields = bulkWrite({
	service: RECOTAP,
	resource: 'customField',
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create custom fields',
		description:
			'Create custom fields for accounts. Recotap derives the key of a field from its label.',
	},
	words: { thing: 'custom field', things: 'custom fields' },
	key: 'label',
	form: { columns: NEW_FIELD_COLUMNS, schema: newCustomField },
	target,
	followUp: showExisting,
});
