import type { Hono } from 'hono';
import type { ApiEnvironment } from '../context';
import { refuse } from '../envelope';
import { listFields, listRecords, searchRecords } from './read';
import { OBJECTS } from './store';
import { bulkCreate, bulkUpdate, createOne } from './write';

/** Where the Octolane API is in the sandbox. */
export const OCTOLANE_PATH = '/octolane';

/** Serves the Octolane API. */
export function addOctolaneRoutes(app: Hono<ApiEnvironment>): void {
	const api = app.basePath(`${OCTOLANE_PATH}/v1`);
	api.get('/accounts/fields', listFields);
	api.post('/accounts', createOne);
	for (const type of OBJECTS) {
		api.get(`/${type}`, listRecords(type));
		api.post(`/${type}/search`, searchRecords(type));
		api.post(`/${type}/bulk`, bulkCreate(type));
		api.patch(`/${type}/bulk`, bulkUpdate(type));
	}
	api.all('/*', (c) => refuse(c, 404, 'Not Found', `Cannot ${c.req.method} ${c.req.path}`));
}
