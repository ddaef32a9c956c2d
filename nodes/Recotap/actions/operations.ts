import type { Operation } from '../../../shell/operation';
import { createAccounts } from './account/create.operation';
import { mapExternalIds } from './account/mapExternalIds.operation';

/** What the operations work on. */
export type Resource = 'account';

/** Everything that the node can do. The first operation of a resource is preselected. */
export const OPERATIONS: readonly Operation<Resource>[] = [createAccounts, mapExternalIds];
