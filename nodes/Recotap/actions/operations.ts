import type { Operation } from '@n8n-nodes-recotap/kit/n8n/operation/operation';
import { createAccounts } from './account/create.operation';
import { getManyAccounts } from './account/getMany.operation';
import { getManyWithoutExternalId } from './account/getManyWithoutExternalId.operation';
import { mapExternalIds } from './account/mapExternalIds.operation';
import { updateCustomFields } from './account/updateCustomFields.operation';
import { upsertAccounts } from './account/upsert.operation';
import { createCustomFields } from './customField/create.operation';
import { getManyCustomFields } from './customField/getMany.operation';
import { upsertDeals } from './deal/upsert.operation';
import { createDealStages } from './dealStage/create.operation';
import { createSalesActivities } from './salesActivity/create.operation';
import { getManySegments } from './segment/getMany.operation';

/** The resources of the node, with the names that users see. */
export const RESOURCES = [
	{ name: 'Account', value: 'account' },
	{ name: 'Custom Field', value: 'customField' },
	{ name: 'Deal', value: 'deal' },
	{ name: 'Deal Stage', value: 'dealStage' },
	{ name: 'Sales Activity', value: 'salesActivity' },
	{ name: 'Segment', value: 'segment' },
] as const;

/** The value of one resource. */
export type Resource = (typeof RESOURCES)[number]['value'];

/** All operations of the node. The first operation of a resource is the default. */
export const OPERATIONS: readonly Operation<Resource>[] = [
	createAccounts,
	upsertAccounts,
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
