import type { Run } from '../../../bulk/run';
import { fetchBody } from '../../../shell/read/fetchBody';
import { ReadStopped } from '../../../shell/read/readStopped';
import { type CustomField, readCustomField } from '../schemas/customFields';
import { unwrap } from './envelope';
import { readRefusal } from './readRefusal';

/**
 * The custom fields that accounts have in this workspace: GET /accounts/custom-fields ("List Account Custom Fields",
 * docs.recotap.com), which has no pages.
 *
 * @throws ReadStopped when they cannot be read
 */
export async function fetchCustomFields(run: Run): Promise<CustomField[]> {
	const request = { method: 'GET', path: '/accounts/custom-fields' } as const;
	const definitions = unwrap(await fetchBody(request, readRefusal, run));
	if (!Array.isArray(definitions)) {
		throw new ReadStopped({
			code: 'unreadable',
			reason: 'Recotap answered without a list of custom fields',
		});
	}
	return definitions.flatMap((definition) => readCustomField(definition) ?? []);
}
