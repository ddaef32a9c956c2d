import { Hono } from 'hono';
import type { Environment } from '../../core/context';
import type { RecotapVariables } from '../context';
import { refuse } from '../envelope';
import { createAccounts } from './createAccounts';
import { createCustomField } from './createCustomField';
import { listAccounts, listCustomFields, listMissingExternalIds, listSegments } from './lists';
import { mapExternalIds } from './mapExternalIds';
import { pushDeals } from './pushDeals';
import { pushDealStages } from './pushDealStages';
import { pushSalesActivities } from './pushSalesActivities';
import { updateAccount } from './updateAccount';

/** Where the Recotap API is in the sandbox. */
export const RECOTAP_PATH = '/api/v1';

/** Serves the Recotap API. */
export function createRecotapRoutes(): Hono<Environment<RecotapVariables>> {
	const api = new Hono<Environment<RecotapVariables>>();
	api.get('/accounts', listAccounts);
	api.post('/accounts', createAccounts);
	api.patch('/accounts/external-ids', mapExternalIds);
	api.get('/accounts/missing-external-ids', listMissingExternalIds);
	api.get('/accounts/custom-fields', listCustomFields);
	api.post('/accounts/custom-field', createCustomField);
	api.put('/accounts/:rtp_aid', updateAccount);
	api.get('/segments', listSegments);
	api.post('/deals', pushDeals);
	api.post('/deal-stages', pushDealStages);
	api.post('/sales-activities', pushSalesActivities);
	api.all('/*', (c) => refuse(c, 404, 'Not Found', `Cannot ${c.req.method} ${c.req.path}`));
	return api;
}
