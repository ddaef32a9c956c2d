import type { Operation } from '@n8n-nodes-recotap/kit/n8n/operation';
import { createAccounts } from './account/create.operation';
import { getManyAccounts } from './account/getMany.operation';
import { searchAccounts } from './account/search.operation';
import { updateAccounts } from './account/update.operation';
import { createContacts } from './contact/create.operation';

/** What the operations work on, by the names that people read. */
export const RESOURCES = [
	{ name: 'Account', value: 'account' },
	{ name: 'Contact', value: 'contact' },
] as const;

/** One of them. */
export type Resource = (typeof RESOURCES)[number]['value'];

/** Everything that the node can do. The first operation of a resource is preselected. */
export const OPERATIONS: readonly Operation<Resource>[] = [
	createAccounts,
	getManyAccounts,
	searchAccounts,
	updateAccounts,
	createContacts,
];
