import type { Column } from '@n8n-nodes-recotap/kit/values/column';
import { knownDomain, requiredText } from '@n8n-nodes-recotap/kit/values/fields';
import { type PayloadOf, row } from '@n8n-nodes-recotap/kit/values/rowSchema';

/** A mapping in the format of "Map External IDs". */
export const mapping = row({ domain: knownDomain, externalId: requiredText });

/** A valid mapping. */
export type Mapping = PayloadOf<typeof mapping>;

/** The columns that the user can map, in the order of the form. */
export const MAPPING_COLUMNS: readonly Column[] = [
	{ id: 'domain', label: 'Domain', type: 'string', required: true, echo: true },
	{ id: 'externalId', label: 'External ID', type: 'string', required: true, echo: true },
];
