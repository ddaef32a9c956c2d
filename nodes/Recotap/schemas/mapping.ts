import type { Column } from '@n8n-nodes-recotap/kit/values/column';
import { knownDomain, requiredText } from '@n8n-nodes-recotap/kit/values/fields';
import { type PayloadOf, row } from '@n8n-nodes-recotap/kit/values/rowSchema';

/** A mapping as "Map External IDs" takes it. */
export const mapping = row({ domain: knownDomain, externalId: requiredText });

/** A checked mapping. */
export type Mapping = PayloadOf<typeof mapping>;

/** What the user can fill in, in the order of the form. */
export const MAPPING_COLUMNS: readonly Column[] = [
	{ id: 'domain', label: 'Domain', type: 'string', required: true, echo: true },
	{ id: 'externalId', label: 'External ID', type: 'string', required: true, echo: true },
];
