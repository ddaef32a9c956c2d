import type { Operation } from '@n8n-nodes-recotap/kit/n8n/operation/operation';
import { createAccounts } from './account/create.operation';
import { getManyAccounts } from './account/getMany.operation';
import { searchAccounts } from './account/search.operation';
import { updateAccounts } from './account/update.operation';
import { createContacts } from './contact/create.operation';

/** The resources of the node, with the names that users see. */
export const RESOURCES = [
	{ name: 'Account', value: 'account' },
	{ name: 'Contact', value: 'contact' },
] as const;

/** The value of one resource. */
export type Resource = (typeof RESOURCES)[number]['value'];

/** All operations of the node. The first operation of a resource is the default. */
export const OPERATIONS: readonly Operation<Resource>[] = [
	createAccounts,
	getManyAccounts,
	searchAccounts,
	updateAccounts,
	createContacts,
];
