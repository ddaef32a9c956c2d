import type { Run } from '../../../bulk/run';
import { type CustomField, toCustomField } from '../schemas/customFields';
import { readCustomFields } from './plainLists';

/**
 * The custom fields that accounts have in this workspace, as far as values can be checked against them.
 *
 * @throws ReadStopped when they do not come
 */
export async function fetchCustomFields(run: Run): Promise<CustomField[]> {
	return (await readCustomFields(run)).flatMap((definition) => toCustomField(definition) ?? []);
}
