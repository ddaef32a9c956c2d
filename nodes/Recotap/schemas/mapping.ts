import { z } from 'zod';
import type { Column } from '../../../shell/schemas/column';
import { domain, requiredText } from '../../../shell/schemas/fields';

/** A mapping as "Map External IDs" takes it. */
export const mapping = z.object({ domain, externalId: requiredText });

/** A checked mapping. */
export type Mapping = z.output<typeof mapping>;

/** What the user can fill in, in the order of the form. */
export const MAPPING_COLUMNS: readonly Column[] = [
	{ id: 'domain', label: 'Domain', type: 'string', required: true, echo: true },
	{ id: 'externalId', label: 'External ID', type: 'string', required: true, echo: true },
];
