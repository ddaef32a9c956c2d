import type { FieldType } from 'n8n-workflow';
import type { Run } from '@n8n-nodes-recotap/kit/request/run';
import { isRecord } from '@n8n-nodes-recotap/kit/values/isRecord';
import type { CustomFields, RowForm } from '@n8n-nodes-recotap/kit/n8n/input/rowForm';
import { fetchBody } from '@n8n-nodes-recotap/kit/n8n/list/fetchBody';
import { FetchStopped } from '@n8n-nodes-recotap/kit/n8n/list/fetchStopped';
import type { Column } from '@n8n-nodes-recotap/kit/values/column';
import { ADDITIONAL, ACCOUNT_COLUMNS } from '../schemas/account';
import type { Reading } from '../schemas/fields';
import { parseRefusal } from './parseRefusal';
import { parseEnvelope } from './envelope';

/** Field types in the editor by attribute type ("Create account fields", octolane.com/docs); all others are text. */
const TYPES: ReadonlyMap<unknown, FieldType> = new Map<unknown, FieldType>([
	['number', 'number'],
	['currency', 'number'],
	['percentage', 'number'],
	['rating', 'number'],
	['checkbox', 'boolean'],
	['date', 'dateTime'],
	['datetime', 'dateTime'],
	['timestamp', 'dateTime'],
]);

/**
 * Fetches the fields that the organization has added to accounts: GET /v1/accounts/fields ("List account fields",
 * octolane.com/docs). The format of the list is not documented further.
 *
 * @throws FetchStopped when they do not come
 */
export async function fetchAccountFields(run: Run): Promise<Column[]> {
	const body = await fetchBody(
		{ method: 'GET', path: '/v1/accounts/fields' },
		(reply) => parseRefusal(reply, 400),
		run,
	);
	const definitions = findDefinitions(parseEnvelope(body)?.data);
	if (definitions === undefined) {
		throw new FetchStopped({
			code: 'unreadable',
			reason: 'The response from Octolane has no list of fields',
		});
	}
	const known = new Set(ACCOUNT_COLUMNS.map(({ id }) => id));
	return definitions.filter(isRecord).flatMap((field): Column[] => {
		const { property_name: id, attribute_type } = field;
		if (typeof id !== 'string' || id === '' || id === 'id' || known.has(id)) return [];
		const label = [field.name, field.current_name].find((name) => typeof name === 'string') ?? id;
		const type = TYPES.get(attribute_type) ?? 'string';
		return [{ id, label: label, type, required: false }];
	});
}

/** The list itself, or the lists in an object, such as `{ system: [...], custom: [...] }`. */
function findDefinitions(data: unknown): readonly unknown[] | undefined {
	if (isList(data)) return data;
	const lists = isRecord(data) ? Object.values(data).filter(isList) : [];
	return lists.length === 0 ? undefined : lists.flat();
}

function isList(value: unknown): value is readonly unknown[] {
	return Array.isArray(value);
}

/**
 * Adds the organization's own fields to the form of an operation. Their values are not checked, because their rules are
 * unknown.
 */
export function ownFields<Payload>(
	form: (own: readonly Column[]) => RowForm<Payload>,
	{ clearsBlanks }: Reading,
): CustomFields<Payload> {
	return {
		id: ADDITIONAL,
		things: 'account fields',
		names:
			"Your organization's own fields are matched by their exact names, such as custom__last_action_date.",
		keepsBlanks: clearsBlanks,
		// Matches the documented samples, such as custom__last_action_date.
		mayBe: (name) => name.startsWith('custom__'),
		lookUp: async (run) => form(await fetchAccountFields(run)),
	};
}
