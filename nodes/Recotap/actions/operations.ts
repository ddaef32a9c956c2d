import type { Operation } from '@n8n-nodes-recotap/kit/n8n/operation';
import { createAccounts } from './account/create.operation';
import { getManyAccounts } from './account/getMany.operation';
import { getManyWithoutExternalId } from './account/getManyWithoutExternalId.operation';
import { mapExternalIds } from './account/mapExternalIds.operation';
import { updateCustomFields } from './account/updateCustomFields.operation';
import { createCustomFields } from './customField/create.operation';
import { getManyCustomFields } from './customField/getMany.operation';
import { upsertDeals } from './deal/upsert.operation';
import { createDealStages } from './dealStage/create.operation';
import { createSalesActivities } from './salesActivity/create.operation';
import { getManySegments } from './segment/getMany.operation';

/** What the operations work on, by the names that people read. */
export const RESOURCES = [
	{ name: 'Account', value: 'account' },
	{ name: 'Custom Field', value: 'customField' },
	{ name: 'Deal', value: 'deal' },
	{ name: 'Deal Stage', value: 'dealStage' },
	{ name: 'Sales Activity', value: 'salesActivity' },
	{ name: 'Segment', value: 'segment' },
] as const;

/** One of them. */
export type Resource = (typeof RESOURCES)[number]['value'];

/** Everything that the node can do. The first operation of a resource is preselected. */
export const OPERATIONS: readonly Operation<Resource>[] = [
	createAccounts,
	getManyAccounts,
	getManyWithoutExternalId,
	mapExternalIds,
	updateCustomFields,
	getManyCustomFields,
	createCustomFields,
	upsertDeals,
	createDealStages,
	createSalesActivities,
	getManySegments,
];
