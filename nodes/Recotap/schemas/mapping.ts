import type { Column } from '../../../shell/schemas/column';
import { knownDomain, requiredText } from '../../../shell/schemas/fields';
import { type PayloadOf, row } from '../../../shell/schemas/row';

/** A mapping as "Map External IDs" takes it. */
export const mapping = row({ domain: knownDomain, externalId: requiredText });

/** A checked mapping. */
export type Mapping = PayloadOf<typeof mapping>;

/** What the user can fill in, in the order of the form. */
export const MAPPING_COLUMNS: readonly Column[] = [
	{ id: 'domain', label: 'Domain', type: 'string', required: true, echo: true },
	{ id: 'externalId', label: 'External ID', type: 'string', required: true, echo: true },
];
